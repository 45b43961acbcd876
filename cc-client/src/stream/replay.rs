//! Events that a server sends once more after a resume.

use std::collections::VecDeque;
use std::hash::{BuildHasher, RandomState};

/// How many events are remembered, and for how many after a resume it is looked whether they
/// are known.
const WINDOW: usize = 256;

/// The ids of the last events, as hashes: ids are opaque and may be of any length.
///
/// After a resume an event is a replay if its id is among those of the window. Later on it is
/// not looked for, so that a server which uses an id again is believed.
#[derive(Debug, Default)]
pub(super) struct Replays {
    recent: VecDeque<u64>,
    /// How many of the coming events may be replays.
    suspects: usize,
    hasher: RandomState,
}

impl Replays {
    /// The stream is opened again: the first events may be known already.
    pub(super) fn resume(&mut self) {
        self.suspects = if self.recent.is_empty() { 0 } else { WINDOW };
    }

    /// Whether the event with this id came before; it is remembered if not.
    pub(super) fn is_known(&mut self, id: &[u8]) -> bool {
        let hash = self.hasher.hash_one(id);
        if self.suspects > 0 {
            // Replays do not use the window up: more of them may follow.
            if self.recent.contains(&hash) {
                return true;
            }
            self.suspects -= 1;
        }
        self.recent.push_back(hash);
        // While replays may come, what is new must not displace what they are known by.
        while self.suspects == 0 && self.recent.len() > WINDOW {
            self.recent.pop_front();
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(range: std::ops::Range<usize>) -> impl Iterator<Item = String> {
        range.map(|id| format!("{id}:0"))
    }

    fn fresh(replays: &mut Replays, range: std::ops::Range<usize>) -> Vec<String> {
        ids(range).filter(|id| !replays.is_known(id.as_bytes())).collect()
    }

    #[test]
    fn what_comes_again_after_a_resume_is_known() {
        let mut replays = Replays::default();
        assert_eq!(fresh(&mut replays, 0..1000).len(), 1000);
        replays.resume();
        assert_eq!(fresh(&mut replays, 744..1010), Vec::from_iter(ids(1000..1010)));
    }

    #[test]
    fn a_resume_from_before_the_window_gives_no_more_twice_than_it_must() {
        let mut replays = Replays::default();
        fresh(&mut replays, 0..300);
        replays.resume();
        let expected: Vec<_> = ids(40..44).chain(ids(300..310)).collect();
        assert_eq!(fresh(&mut replays, 40..310), expected);
        fresh(&mut replays, 310..1000);
        assert_eq!(replays.recent.len(), WINDOW);
    }

    #[test]
    fn without_a_resume_nothing_is_known() {
        let mut replays = Replays::default();
        assert_eq!(fresh(&mut replays, 0..10).len(), 10);
        assert_eq!(fresh(&mut replays, 0..10).len(), 10);
    }

    #[test]
    fn an_id_that_is_used_again_later_is_believed() {
        let mut replays = Replays::default();
        fresh(&mut replays, 0..1);
        replays.resume();
        assert_eq!(fresh(&mut replays, 1..1 + WINDOW).len(), WINDOW);
        assert_eq!(fresh(&mut replays, 0..1).len(), 1);
    }
}
