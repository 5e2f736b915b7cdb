//! Runs a loop with the widest vector instructions this processor has.
//!
//! A kernel is ordinary safe Rust marked `#[inline(always)]`. It is compiled twice: once for any x86-64 (or any
//! other processor), once for AVX2, and the fitting copy is chosen at run time. Fused multiply-add is left out on
//! purpose: without it both copies do the same operations in the same order, so a score has the same bits everywhere.

/// A loop that can be compiled for several instruction sets.
pub trait Kernel {
    /// What it gives back.
    type Output;
    /// The loop. Implementations mark this and all they call `#[inline(always)]`; what is not inlined is compiled
    /// for the plain instruction set, which is slower and still right.
    fn run(self) -> Self::Output;
}

/// Runs `kernel` compiled for AVX2 where there is AVX2, and as it is elsewhere. Same result either way.
#[inline]
pub fn vectorised<K: Kernel>(kernel: K) -> K::Output {
    #[cfg(target_arch = "x86_64")]
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the line above found AVX2 on this processor, the only thing `run_avx2` asks for.
        return unsafe { run_avx2(kernel) };
    }
    kernel.run()
}

#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn run_avx2<K: Kernel>(kernel: K) -> K::Output {
    kernel.run()
}

/// Asks for `values` to be brought near before they are read. Never changes a result.
#[inline(always)]
pub fn prefetch(values: &[f32]) {
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        for line in values.chunks(16) {
            // SAFETY: a prefetch is a hint that reads nothing and cannot fault; the address lies inside a live slice.
            unsafe { _mm_prefetch::<_MM_HINT_T0>(line.as_ptr().cast()) };
        }
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = values;
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Dot<'a>(&'a [f32], &'a [f32]);

    impl Kernel for Dot<'_> {
        type Output = f32;
        #[inline(always)]
        fn run(self) -> f32 {
            let mut lanes = [0f32; 8];
            for (a, b) in self.0.chunks_exact(8).zip(self.1.chunks_exact(8)) {
                for lane in 0..8 {
                    lanes[lane] += a[lane] * b[lane];
                }
            }
            lanes.iter().sum()
        }
    }

    #[test]
    fn both_copies_give_the_same_bits() {
        let a: Vec<f32> = (0..800).map(|i| (i as f32 * 0.37).sin()).collect();
        let b: Vec<f32> = (0..800).map(|i| (i as f32 * 0.11).cos()).collect();
        prefetch(&a);
        assert_eq!(vectorised(Dot(&a, &b)).to_bits(), Dot(&a, &b).run().to_bits());
    }
}
