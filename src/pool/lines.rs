//! Lines of a file, one at a time, with a limit on each: memory does not grow with the file, nor with a file that is
//! one endless line.

use std::io::{BufRead, Read, Result};

/// The longest record, in bytes. A longer one is rejected and skipped; the rows behind it are read.
pub const LINE_LIMIT: usize = 8 << 20;

/// A line as it stood in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its number, from 1.
    pub number: u64,
    /// Its bytes without the line feed; a carriage return before it is still there. None: longer than the limit.
    pub bytes: Option<Vec<u8>>,
}

/// The lines of an input.
pub struct Lines<'r> {
    input: Box<dyn BufRead + 'r>,
    number: u64,
    bytes: u64,
    limit: usize,
}

impl<'r> Lines<'r> {
    /// Lines of `input`, each at most [`LINE_LIMIT`] long.
    pub fn new(input: Box<dyn BufRead + 'r>) -> Self {
        Lines { input, number: 0, bytes: 0, limit: LINE_LIMIT }
    }

    /// The same with another limit, for tests.
    #[cfg(test)]
    pub fn with_limit(mut self, limit: usize) -> Self {
        self.limit = limit;
        self
    }

    /// The limit on one record, in bytes.
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// The number of the last line read.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// Bytes read so far.
    pub fn bytes_read(&self) -> u64 {
        self.bytes
    }

    /// The next line, or none at the end.
    pub fn next_line(&mut self) -> Result<Option<Line>> {
        let mut line = Vec::new();
        // Two more than the limit, so that a line of exactly the limit and its CR LF still fit.
        let most = self.limit as u64 + 2;
        let got = (&mut self.input).take(most).read_until(b'\n', &mut line)? as u64;
        if got == 0 {
            return Ok(None);
        }
        self.number += 1;
        self.bytes += got;
        let is_whole = line.last() == Some(&b'\n');
        if is_whole {
            line.pop();
        }
        let length = line.len() - usize::from(line.last() == Some(&b'\r'));
        if length <= self.limit && (is_whole || got < most) {
            return Ok(Some(Line { number: self.number, bytes: Some(line) }));
        }
        drop(line);
        if !is_whole {
            self.skip_rest()?;
        }
        Ok(Some(Line { number: self.number, bytes: None }))
    }

    fn skip_rest(&mut self) -> Result<()> {
        loop {
            let buffer = self.input.fill_buf()?;
            let (used, is_end) = match buffer.iter().position(|&b| b == b'\n') {
                Some(at) => (at + 1, true),
                None => (buffer.len(), buffer.is_empty()),
            };
            self.input.consume(used);
            self.bytes += used as u64;
            if is_end {
                return Ok(());
            }
        }
    }
}

/// A line without the carriage return that Windows puts before the line feed.
pub fn trim_return(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    fn lines(text: &'static [u8], limit: usize) -> Vec<(u64, Option<Vec<u8>>)> {
        // A buffer of 3 bytes: lines must come out whole however the input is cut.
        let mut lines = Lines::new(Box::new(BufReader::with_capacity(3, text))).with_limit(limit);
        let mut all = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            all.push((line.number, line.bytes));
        }
        assert_eq!(lines.bytes_read(), text.len() as u64);
        all
    }

    #[test]
    fn a_line_at_the_limit_is_kept_and_one_byte_more_is_skipped() {
        let some = |s: &str| Some(s.as_bytes().to_vec());
        assert_eq!(
            lines(b"abcd\nabcde\r\nabcdef\n\nend", 5),
            vec![(1, some("abcd")), (2, some("abcde\r")), (3, None), (4, some("")), (5, some("end"))]
        );
        assert_eq!(lines(b"abcdefghijkl", 5), vec![(1, None)]);
        assert_eq!(lines(b"abcdefgh\nxy", 5), vec![(1, None), (2, some("xy"))]);
        assert_eq!(lines(b"abcde", 5), vec![(1, some("abcde"))]);
        assert_eq!(lines(b"abcdef", 5), vec![(1, None)]);
        assert_eq!(lines(b"", 5), vec![]);
    }

    #[test]
    fn an_endless_line_never_fills_memory() {
        /// A gigabyte of `x` that counts how much was asked for at once.
        struct Endless(u64);
        impl Read for Endless {
            fn read(&mut self, out: &mut [u8]) -> Result<usize> {
                assert!(out.len() <= 1 << 16, "asked for {} bytes at once", out.len());
                let n = out.len().min(self.0 as usize);
                out[..n].fill(b'x');
                self.0 -= n as u64;
                Ok(n)
            }
        }
        let input = BufReader::with_capacity(1 << 16, Endless(64 << 20));
        let mut lines = Lines::new(Box::new(input)).with_limit(1000);
        assert_eq!(lines.next_line().unwrap(), Some(Line { number: 1, bytes: None }));
        assert_eq!(lines.next_line().unwrap(), None);
        assert_eq!(lines.bytes_read(), 64 << 20);
    }
}
