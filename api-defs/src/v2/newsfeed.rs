//! What Clever Cloud writes: its blogs as feeds.
