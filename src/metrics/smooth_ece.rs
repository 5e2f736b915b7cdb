//! SmoothECE (Błasiok and Nakkiran 2023): calibration error without bins.
//!
//! `smECE_sigma = integral over t in [0, 1] of |mean_i K_sigma(t, f_i) (y_i - f_i)|`, with `K_sigma` a Gaussian that is
//! reflected at 0 and 1 so that nothing leaks out. The bandwidth is the one where `smECE_sigma = sigma`: wide enough
//! for the noise there is, and the value falls with `sigma`, so there is one.
//!
//! Residuals are put on a grid of 512 cells, each shared between its two nearest centres; the error of that is far below
//! the last digit people read.

const CELLS: usize = 512;

/// SmoothECE of the top label, between 0 and 1; none without rows.
pub fn smooth_calibration_error(confidences: &[f64], right: &[bool]) -> Option<f64> {
    if confidences.is_empty() {
        return None;
    }
    let residuals = on_grid(confidences, right);
    let (mut low, mut high) = (1e-4, 1.0);
    for _ in 0..30 {
        let middle = 0.5 * (low + high);
        if smoothed(&residuals, middle) > middle { low = middle } else { high = middle }
    }
    Some(smoothed(&residuals, high))
}

/// The residuals `(y_i - f_i) / n`, put on the grid.
fn on_grid(confidences: &[f64], right: &[bool]) -> Vec<f64> {
    let n = confidences.len() as f64;
    let mut residuals = vec![0.0; CELLS];
    for (&confidence, &is_right) in confidences.iter().zip(right) {
        let confidence = confidence.clamp(0.0, 1.0);
        let residual = (f64::from(u8::from(is_right)) - confidence) / n;
        // Cell c has its centre at (c + 1/2) / CELLS.
        let place = (confidence * CELLS as f64 - 0.5).clamp(0.0, (CELLS - 1) as f64);
        let (left, share) = (place.floor() as usize, place.fract());
        residuals[left] += (1.0 - share) * residual;
        residuals[(left + 1).min(CELLS - 1)] += share * residual;
    }
    residuals
}

/// `smECE_sigma` on the grid. Reflection at both ends is the same as repeating the mirrored grid with period 2.
fn smoothed(residuals: &[f64], sigma: f64) -> f64 {
    let width = sigma * CELLS as f64;
    let period = 2 * CELLS;
    let images = (4.0 * sigma).ceil() as i64 + 1;
    let mut kernel: Vec<f64> = (0..period)
        .map(|lag| {
            let image = |k: i64| ((lag as f64 + (k * period as i64) as f64) / width).powi(2);
            (-images..=images).map(|k| (-0.5 * image(k)).exp()).sum()
        })
        .collect();
    let sum: f64 = kernel.iter().sum();
    kernel.iter_mut().for_each(|k| *k /= sum);
    let occupied: Vec<(usize, f64)> = residuals.iter().copied().enumerate().filter(|(_, r)| *r != 0.0).collect();
    (0..CELLS)
        .map(|t| {
            let of_cell =
                |&(at, r): &(usize, f64)| r * (kernel[(period + t - at) % period] + kernel[(t + at + 1) % period]);
            occupied.iter().map(of_cell).sum::<f64>().abs()
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_value() {
        // relplot 1.0.3 on the same rows says 0.077957 (LEARNING section 12). It stops at a bandwidth up to 0.001 beyond
        // the fixed point, where the value is a little smaller: so it lies between the two values here.
        let confidences = [0.55, 0.62, 0.68, 0.71, 0.74, 0.81, 0.83, 0.9, 0.93, 0.99];
        let right = [true, false, true, false, true, true, true, true, true, true];
        let found = smooth_calibration_error(&confidences, &right).unwrap();
        let residuals = on_grid(&confidences, &right);
        assert!((smoothed(&residuals, found) - found).abs() < 1e-6, "a fixed point");
        assert!(smoothed(&residuals, found + 0.001) < 0.077957 && 0.077957 < found && found < 0.0788, "{found}");
        assert_eq!(smooth_calibration_error(&[], &[]), None);
    }

    #[test]
    fn a_known_gap_is_found_whole() {
        // All rows at 0.7 and 90 % right: the kernel spreads one residual of 0.2 and loses none of it.
        let right: Vec<bool> = (0..1000).map(|r| r % 10 != 0).collect();
        let found = smooth_calibration_error(&[0.7; 1000], &right).unwrap();
        assert!((found - 0.2).abs() < 1e-6, "{found}");
    }

    #[test]
    fn gaps_of_both_signs_side_by_side_cancel_when_smoothed() {
        // 0.6 is right always, 0.61 never: 0.4 and 0.61 on half of the rows each. One bandwidth apart they would add up
        // to 0.505; smoothed over much more than 0.01 what is left is about their difference, 0.105.
        let confidences: Vec<f64> = (0..100).map(|r| if r % 2 == 0 { 0.6 } else { 0.61 }).collect();
        let right: Vec<bool> = (0..100).map(|r| r % 2 == 0).collect();
        let found = smooth_calibration_error(&confidences, &right).unwrap();
        assert!((0.1..0.13).contains(&found), "{found}");
    }
}
