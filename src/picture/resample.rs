//! Fewer pixels for a picture, by Lanczos' filter of three lobes (C. Lanczos, *Applied Analysis*, 1956; as a filter of
//! pictures: K. Turkowski, *Filters for Common Resampling Tasks*, 1990).
//!
//! Rows are taken one by one and only those that the filter spans are kept: a large photograph takes hardly more
//! memory than its samples do.

use std::collections::VecDeque;
use std::f64::consts::PI;

/// Lobes of the filter to each side: three keep edges sharp with hardly a halo.
const LOBES: f64 = 3.0;

/// How many more pixels than are wanted stay as they are: a tenth more costs little, and a picture loses by every
/// change.
const SLACK: f64 = 1.1;

/// How many pixels a picture has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pixels {
    /// From left to right.
    pub width: u32,
    /// From top to bottom.
    pub height: u32,
}

impl Pixels {
    /// The larger of both, each way.
    #[must_use]
    pub fn max(self, other: Pixels) -> Pixels {
        Pixels { width: self.width.max(other.width), height: self.height.max(other.height) }
    }

    /// Width and height exchanged.
    #[must_use]
    pub fn on_its_side(self) -> Pixels {
        Pixels { width: self.height, height: self.width }
    }

    /// What a picture of so many pixels is brought to where `most` are wanted; `None` where it stays as it is.
    pub fn reduced_to(self, most: Pixels) -> Option<Pixels> {
        let exceeds = |has: u32, wanted: u32| f64::from(has) > f64::from(wanted) * SLACK;
        (exceeds(self.width, most.width) || exceeds(self.height, most.height)).then(|| Pixels {
            width: self.width.min(most.width).max(1),
            height: self.height.min(most.height).max(1),
        })
    }
}

/// The samples of a pixel while they are weighed: of whatever meaning, in numbers that may be added.
pub(super) type Weighed = [f32; 4];

/// The pixels that one new pixel is made of, in one direction.
struct Taps {
    first: usize,
    weights: Vec<f32>,
}

/// Brings a picture from one size to a smaller one. `load` gives the pixels of a row, `store` takes the rows that come
/// of them, both from the top.
pub(super) fn resample(
    from: Pixels,
    to: Pixels,
    mut load: impl FnMut(usize, &mut [Weighed]),
    mut store: impl FnMut(&[Weighed]),
) {
    let across = taps(from.width, to.width);
    let mut wide = vec![Weighed::default(); from.width as usize];
    let mut rows: VecDeque<Vec<Weighed>> = VecDeque::new();
    let mut next = 0;
    for taps in taps(from.height, to.height) {
        while next < taps.first + taps.weights.len() {
            load(next, &mut wide);
            rows.push_back(across.iter().map(|taps| taps.of(&wide)).collect());
            next += 1;
        }
        rows.drain(..rows.len().saturating_sub(taps.weights.len()));
        let mut row = vec![Weighed::default(); across.len()];
        for (narrow, weight) in rows.iter().zip(&taps.weights) {
            row.iter_mut().zip(narrow).for_each(|(sum, pixel)| add(sum, pixel, *weight));
        }
        store(&row);
    }
}

impl Taps {
    /// The new pixel that these make of a row.
    fn of(&self, row: &[Weighed]) -> Weighed {
        let pixels = row.get(self.first..).unwrap_or_default();
        let mut sum = Weighed::default();
        pixels.iter().zip(&self.weights).for_each(|(pixel, weight)| add(&mut sum, pixel, *weight));
        sum
    }
}

fn add(sum: &mut Weighed, pixel: &Weighed, weight: f32) {
    sum.iter_mut().zip(pixel).for_each(|(sum, sample)| *sum += sample * weight);
}

/// What each of `to` new pixels is made of, in a direction in which there were `from`. All windows move on from one
/// to the next, and their weights add up to one.
fn taps(from: u32, to: u32) -> Vec<Taps> {
    let scale = f64::from(from) / f64::from(to);
    let made_of = |place: u32| {
        let centre = (f64::from(place) + 0.5) * scale;
        let first = (centre - LOBES * scale).floor().max(0.0);
        let end = (centre + LOBES * scale).ceil().min(f64::from(from));
        let weigh = |pixel: u32| lanczos((f64::from(pixel) + 0.5 - centre) / scale);
        let weights: Vec<f64> = (first as u32..end as u32).map(weigh).collect();
        let sum: f64 = weights.iter().sum();
        Taps {
            first: first as usize,
            weights: weights.into_iter().map(|weight| (weight / sum) as f32).collect(),
        }
    };
    (0..to).map(made_of).collect()
}

/// The filter, at a distance in new pixels.
fn lanczos(distance: f64) -> f64 {
    let sinc = |x: f64| if x == 0.0 { 1.0 } else { (PI * x).sin() / (PI * x) };
    if distance.abs() < LOBES { sinc(distance) * sinc(distance / LOBES) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(width: u32, height: u32) -> Pixels {
        Pixels { width, height }
    }

    /// One sample a pixel brought to another size.
    fn reduced(from: Pixels, to: Pixels, sample: impl Fn(usize, usize) -> f32) -> Vec<Vec<f32>> {
        let mut rows = Vec::new();
        resample(
            from,
            to,
            |y, row| row.iter_mut().enumerate().for_each(|(x, pixel)| *pixel = [sample(x, y); 4]),
            |row| rows.push(row.iter().map(|pixel| pixel[3]).collect()),
        );
        rows
    }

    #[test]
    fn nothing_grows_and_little_stays() {
        assert_eq!(pixels(300, 200).reduced_to(pixels(600, 400)), None);
        assert_eq!(pixels(300, 200).reduced_to(pixels(290, 193)), None);
        assert_eq!(pixels(300, 200).reduced_to(pixels(150, 100)), Some(pixels(150, 100)));
        assert_eq!(pixels(300, 2).reduced_to(pixels(150, 4)), Some(pixels(150, 2)));
        assert_eq!(pixels(300, 200).reduced_to(pixels(0, 0)), Some(pixels(1, 1)));
    }

    #[test]
    fn an_even_tone_stays_itself_and_a_slope_stays_straight() {
        for (from, to) in [((100, 70), (33, 21)), ((9, 9), (8, 1)), ((5, 3), (5, 3)), ((1, 1), (1, 1))] {
            let (from, to) = (pixels(from.0, from.1), pixels(to.0, to.1));
            let even = reduced(from, to, |_, _| 0.25);
            assert_eq!((even.len(), even[0].len()), (to.height as usize, to.width as usize));
            assert!(even.iter().flatten().all(|sample| (sample - 0.25).abs() < 1e-5));
        }
        let slope = reduced(pixels(120, 120), pixels(40, 30), |x, y| (x + 2 * y) as f32);
        // The middles of the new pixel's square, away from the edges.
        let expected = (3.0 * 20.5 - 0.5) + 2.0 * (4.0 * 15.5 - 0.5);
        assert!((slope[15][20] - expected).abs() < 0.05, "{} for {expected}", slope[15][20]);
    }

    #[test]
    fn an_edge_stays_sharp() {
        let edge = reduced(pixels(80, 8), pixels(20, 2), |x, _| if x < 40 { 0.0 } else { 1.0 });
        let row = &edge[0];
        assert!(row[9] < 0.1 && row[10] > 0.9, "{row:?}");
    }
}
