//! Opening an input: drop the byte order mark, refuse what is no UTF-8 text in plain words, and find the format by
//! flag, by file name, or by the first bytes.

use super::{READERS, ReadOptions, Reader, Rows, reader};
use crate::error::{Error, Result};
use crate::pool::lines::Lines;
use std::io::{BufReader, Cursor, Read};

/// How many bytes are looked at to tell the format.
const START: usize = 16 << 10;
/// From so many zero bytes at the start on, a file may be no text.
const FEW_ZEROS: usize = 16;
const BUFFER: usize = 256 << 10;

/// An input with the reader that was found for it.
pub struct Opened<'r> {
    /// The format.
    pub reader: &'static dyn Reader,
    /// Its rows.
    pub rows: Box<dyn Rows + 'r>,
}

/// Opens `input`, whose file name (or another word for where it comes from) is `source`.
pub fn open<'r>(
    mut input: impl Read + 'r,
    source: &str,
    format: Option<&str>,
    options: &ReadOptions,
) -> Result<Opened<'r>> {
    let mut start = Vec::new();
    (&mut input)
        .take(START as u64)
        .read_to_end(&mut start)
        .map_err(|e| Error::Invalid(format!("{source} cannot be read: {e}")))?;
    refuse_other_encodings(&start, source)?;
    if start.starts_with(b"\xEF\xBB\xBF") {
        start.drain(..3);
    }
    let reader = choose(&start, source, format, options)?;
    let whole = BufReader::with_capacity(BUFFER, Cursor::new(start).chain(input));
    Ok(Opened { reader, rows: reader.rows(Lines::new(Box::new(whole)), options)? })
}

fn choose(start: &[u8], source: &str, format: Option<&str>, options: &ReadOptions) -> Result<&'static dyn Reader> {
    let names = || READERS.iter().map(|r| r.name()).collect::<Vec<_>>().join(", ");
    if let Some(name) = format {
        return reader(name).ok_or_else(|| Error::Invalid(format!("there is no format `{name}`; use {}", names())));
    }
    // The window may end inside a character.
    let start = String::from_utf8_lossy(start);
    let extension = source.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    let named = extension.as_deref().and_then(|e| READERS.iter().copied().find(|r| r.extensions().contains(&e)));
    if let Some(named) = named {
        // qualm's own export ends in .jsonl too.
        let special = READERS.iter().copied().find(|r| r.extensions().is_empty() && r.recognises(&start, options));
        return Ok(special.filter(|_| named.name() == "jsonl").unwrap_or(named));
    }
    READERS.iter().copied().find(|reader| reader.recognises(&start, options)).ok_or_else(|| {
        Error::Invalid(format!("cannot tell the format of {source} from its first lines; name it: {}", names()))
    })
}

fn refuse_other_encodings(start: &[u8], source: &str) -> Result<()> {
    let refuse = |what: &str| Err(Error::Invalid(format!("{source} is {what}")));
    match start {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => return refuse("UTF-16 text; save it as UTF-8"),
        [0x1F, 0x8B, ..] => return refuse("compressed with gzip; unpack it first"),
        [0x28, 0xB5, 0x2F, 0xFD, ..] => return refuse("compressed with zstd; unpack it first"),
        [b'P', b'K', 3, 4, ..] => return refuse("a ZIP archive or an Excel workbook; save the sheet as CSV (UTF-8)"),
        [b'P', b'A', b'R', b'1', ..] => return refuse("a Parquet file; write it as JSONL or CSV"),
        _ => {}
    }
    // UTF-16 without a mark: in mostly western text every second byte is zero.
    let pairs = start.len().min(512) / 2;
    for side in 0..2 {
        let zeros = (0..pairs).filter(|pair| start[pair * 2 + side] == 0).count();
        let others = (0..pairs).filter(|pair| start[pair * 2 + 1 - side] == 0).count();
        if pairs >= 4 && zeros * 10 >= pairs * 6 && others * 10 <= pairs {
            return refuse("UTF-16 text without a byte order mark; save it as UTF-8");
        }
    }
    // A zero byte here or there is a row's mistake, and named there; a picture or a database has many among what is no UTF-8.
    let zeros = start.iter().filter(|byte| **byte == 0).count();
    let is_text = std::str::from_utf8(start).map_or_else(|error| error.error_len().is_none(), |_| true);
    if zeros >= FEW_ZEROS && (!is_text || zeros * 10 >= start.len()) {
        return refuse("no text: it has zero bytes; send CSV, TSV, JSONL or plain text in UTF-8");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format_of(start: &[u8], source: &str, keys: &[&str]) -> std::result::Result<&'static str, String> {
        let options = ReadOptions { text_key: "text".into(), keys: keys.iter().map(|k| (*k).to_owned()).collect() };
        open(start, source, None, &options).map(|o| o.reader.name()).map_err(|e| e.to_string())
    }

    #[test]
    fn the_format_is_found_by_name_or_by_the_first_bytes() {
        assert_eq!(format_of(b"{\"text\":\"a\"}\n", "stdin", &["text"]), Ok("jsonl"));
        assert_eq!(format_of(b"\n  {\"text\":\"a\"}\n", "stdin", &["text"]), Ok("jsonl"));
        assert_eq!(format_of(b"id,text\n1,a\n", "stdin", &["text"]), Ok("csv"));
        assert_eq!(format_of(b"id;text\n1;a\n", "stdin", &["text"]), Ok("csv"));
        assert_eq!(format_of(b"id\ttext\n1\ta\n", "stdin", &["text"]), Ok("tsv"));
        assert_eq!(format_of(b"Hello, world\nNothing here\n", "stdin", &["text"]), Ok("txt"));
        assert_eq!(format_of(b"text\nfirst\n", "x.TSV", &["text"]), Ok("tsv"));
        assert_eq!(format_of(b"Hello, world\n", "x.txt", &["text"]), Ok("txt"));
        assert_eq!(format_of(b"\xEF\xBB\xBF{\"text\":\"a\"}\n", "x.ndjson", &["text"]), Ok("jsonl"));
        assert_eq!(
            format_of(
                br#"{"id":"a","data":{"text":"a"},"label":null,"status":"unlabeled","part":"pool","annotations":[]}"#,
                "x.jsonl",
                &[]
            ),
            Ok("qualm")
        );
    }

    #[test]
    fn other_encodings_are_refused_in_plain_words() {
        let utf16: Vec<u8> = "text,label\nhello,a\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let every_byte: Vec<u8> = (0..20).flat_map(|_| 0..=255).collect();
        for (start, words) in [
            (b"\xFF\xFEt\0".as_slice(), "x.csv is UTF-16 text"),
            (b"\xFE\xFF\0t".as_slice(), "UTF-16"),
            (&utf16, "UTF-16 text without a byte order mark"),
            (b"\x1F\x8B\x08".as_slice(), "gzip"),
            (b"PK\x03\x04".as_slice(), "Excel"),
            (b"PAR1".as_slice(), "Parquet"),
            (&every_byte, "no text"),
            (&[0; 64], "no text"),
        ] {
            let error = format_of(start, "x.csv", &[]).unwrap_err();
            assert!(error.contains(words), "{error}");
        }
        assert_eq!(format_of(b"text\na\0b\n\xFF\nfine\n", "x.csv", &["text"]), Ok("csv"), "two bad rows, one good");
    }
}
