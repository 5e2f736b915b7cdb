//! exp and ln in f32 that compilers turn into vector code (after Moshier's Cephes), for the scoring kernel.
//!
//! Only additions, multiplications and bit moves, so the result has the same bits on every machine.

/// e^x for x <= 0 with a relative error below 3e-7; exactly 0 below -87, exactly 1 at 0.
#[inline(always)]
pub(crate) fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0; // 1.5 * 2^23: adding and taking it away again rounds to a whole number.
    let clamped = if x > -87.0 { x } else { -87.0 };
    let whole = (clamped * std::f32::consts::LOG2_E + ROUND) - ROUND;
    let rest = clamped - whole * 0.693_359_4 - whole * -2.121_944_4e-4;
    let mut p = 1.987_569_1e-4;
    p = p * rest + 1.398_199_9e-3;
    p = p * rest + 8.333_452e-3;
    p = p * rest + 4.166_579_6e-2;
    p = p * rest + 1.666_666_5e-1;
    p = p * rest + 0.5;
    let small = p * rest * rest + rest + 1.0;
    // Whole is -126 to 0, so the exponent field stays in range. `ROUND`'s low bits hold it as an integer already.
    let exponent = ((whole + ROUND).to_bits().wrapping_sub(ROUND.to_bits())).wrapping_add(127) << 23;
    let value = small * f32::from_bits(exponent);
    if x > -87.0 { value } else { 0.0 }
}

/// ln x for normal x >= 1 with an absolute error below 2e-7 times max(1, ln x); exactly 0 at 1.
#[inline(always)]
pub(crate) fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    // Mantissa in [sqrt(1/2), sqrt(2)) and the exponent that goes with it.
    let shifted = bits.wrapping_sub(0x3f35_04f3);
    let exponent = ((shifted as i32) >> 23) as f32;
    let m = f32::from_bits((shifted & 0x007f_ffff).wrapping_add(0x3f35_04f3)) - 1.0;
    let square = m * m;
    let mut p = 7.037_683_6e-2;
    p = p * m - 1.151_461e-1;
    p = p * m + 1.167_699_9e-1;
    p = p * m - 1.242_014_1e-1;
    p = p * m + 1.424_932_3e-1;
    p = p * m - 1.666_805_8e-1;
    p = p * m + 2.000_071_5e-1;
    p = p * m - 2.499_999_4e-1;
    p = p * m + 3.333_333e-1;
    let tail = p * m * square + exponent * -2.121_944_4e-4 - 0.5 * square;
    m + tail + exponent * 0.693_359_4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_as_exact_as_it_says() {
        assert_eq!((exp(0.0), exp(-1e30), exp(-87.5)), (1.0, 0.0, 0.0));
        for i in 0..200_000 {
            let x = -86.9 * i as f32 / 200_000.0;
            let exact = f64::from(x).exp();
            assert!(((f64::from(exp(x)) - exact) / exact).abs() < 3e-7, "{x}");
        }
    }

    #[test]
    fn ln_is_as_exact_as_it_says() {
        assert_eq!(ln(1.0), 0.0);
        for i in 0..200_000 {
            let x = 1.0 + (i as f32 / 20_000.0).powi(3);
            let exact = f64::from(x).ln();
            assert!((f64::from(ln(x)) - exact).abs() < 2e-7 * exact.max(1.0), "{x}");
        }
    }
}
