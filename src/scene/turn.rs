//! Sine and cosine of half turns: the same digits on every machine, so that a picture is the same
//! everywhere, and no reduction of large angles, which no picture has.

use std::f64::consts::PI;

/// Taylor's coefficients, the highest first; on an eighth of a turn they are exact to 1e-15.
const SINE: [f64; 8] = [
    -1.0 / 1_307_674_368_000.0,
    1.0 / 6_227_020_800.0,
    -1.0 / 39_916_800.0,
    1.0 / 362_880.0,
    -1.0 / 5_040.0,
    1.0 / 120.0,
    -1.0 / 6.0,
    1.0,
];
const COSINE: [f64; 8] = [
    -1.0 / 87_178_291_200.0,
    1.0 / 479_001_600.0,
    -1.0 / 3_628_800.0,
    1.0 / 40_320.0,
    -1.0 / 720.0,
    1.0 / 24.0,
    -1.0 / 2.0,
    1.0,
];

/// Sine and cosine of `turn` half turns.
pub(crate) fn sin_cos(turn: f64) -> (f64, f64) {
    let quarters = (2.0 * turn).round();
    let angle = PI * (turn - quarters / 2.0);
    let series = |terms: &[f64]| terms.iter().fold(0.0, |sum, term| sum * angle * angle + term);
    let (sine, cosine) = (angle * series(&SINE), series(&COSINE));
    #[allow(clippy::cast_possible_truncation)] // pictures have less than a turn
    match (quarters as i32).rem_euclid(4) {
        0 => (sine, cosine),
        1 => (cosine, -sine),
        2 => (-sine, -cosine),
        _ => (-cosine, sine),
    }
}

#[cfg(test)]
mod tests {
    use super::{PI, sin_cos};

    #[test]
    fn as_exact_as_the_machine_has_it() {
        for step in -200..=300 {
            let turn = f64::from(step) / 100.0;
            let (sine, cosine) = sin_cos(turn);
            assert!((sine - (PI * turn).sin()).abs() < 2e-15, "sine of {turn}");
            assert!((cosine - (PI * turn).cos()).abs() < 2e-15, "cosine of {turn}");
        }
    }
}
