//! Figures of several rounds.

use std::fmt;

#[derive(Default)]
pub(crate) struct Figures(Vec<f64>);

impl Figures {
    pub(crate) fn add(&mut self, figure: f64) {
        self.0.push(figure);
    }

    pub(crate) fn least(&self) -> f64 {
        self.0.iter().copied().fold(f64::INFINITY, f64::min)
    }

    /// To the figures of another, round by round.
    pub(crate) fn ratio_to(&self, other: &Self) -> Ratio {
        let mut ratios: Vec<_> = self.0.iter().zip(&other.0).map(|(one, other)| one / other).collect();
        ratios.sort_by(f64::total_cmp);
        Ratio { least: self.least() / other.least(), ratios }
    }
}

/// The ratio of the least figures, and the spread of the rounds.
pub(crate) struct Ratio {
    least: f64,
    ratios: Vec<f64>,
}

impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.ratios.first(), self.ratios.last());
        let (first, last) = (first.copied().unwrap_or(f64::NAN), last.copied().unwrap_or(f64::NAN));
        write!(f, "{:.2} [{first:.2} to {last:.2}]", self.least)
    }
}
