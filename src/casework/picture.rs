//! A picture of a document as it comes in a request: a `data:` URL with a PNG or a JPEG, checked by its own first bytes and
//! never by what it claims to be. Other formats are refused: SVG can carry script, and a reviewer's browser shows this.

/// Bytes of a picture, decoded.
const LARGEST: usize = 4 << 20;
/// Pixels on a side.
const WIDEST: u32 = 10_000;

/// A picture that was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `image/png` or `image/jpeg`.
    pub media: &'static str,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Reads a `data:` URL, or says what is wrong with it.
pub fn read_picture(url: &str) -> Result<Picture, String> {
    let rest = url
        .strip_prefix("data:")
        .ok_or("it is no data: URL; nothing is fetched from anywhere, so send the picture itself")?;
    let (head, body) = rest.split_once(',').ok_or("the data: URL has no comma before its content")?;
    let claimed = head.strip_suffix(";base64").ok_or("the data: URL is not base64")?;
    if body.len() > LARGEST / 3 * 4 + 8 {
        return Err(format!("it is larger than {LARGEST} bytes"));
    }
    let bytes = from_base64(body).ok_or("its base64 does not read")?;
    let (media, width, height) = size_of(&bytes).ok_or("it is neither a PNG nor a JPEG that can be read")?;
    if claimed != media {
        return Err(format!("it says `{claimed}` and is `{media}`"));
    }
    if !(1..=WIDEST).contains(&width) || !(1..=WIDEST).contains(&height) {
        return Err(format!("it has {width} x {height} pixels; use 1 to {WIDEST} on a side"));
    }
    Ok(Picture { media, width, height, bytes })
}

/// The kind of a picture and its sides, by its own bytes.
fn size_of(bytes: &[u8]) -> Option<(&'static str, u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") && bytes.get(12..16)? == b"IHDR" {
        let side = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        return Some(("image/png", side(16)?, side(20)?));
    }
    if !bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return None;
    }
    let mut at = 2;
    // Segments up to the one that says how large the picture is.
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == 0xff {
            at += 1;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let is_frame = (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker);
        if is_frame {
            let side = |from: usize| Some(u32::from(u16::from_be_bytes(bytes.get(from..from + 2)?.try_into().ok()?)));
            return Some(("image/jpeg", side(at + 7)?, side(at + 5)?));
        }
        if marker == 0xda || length < 2 {
            return None;
        }
        at += 2 + length;
    }
}

/// Base64 of RFC 4648, padded.
fn from_base64(text: &str) -> Option<Vec<u8>> {
    let text = text.as_bytes();
    if text.is_empty() || !text.len().is_multiple_of(4) {
        return None;
    }
    let padding = text.iter().rev().take_while(|b| **b == b'=').count();
    if padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for four in text[..text.len() - padding].chunks(4) {
        let mut bits = 0u32;
        for at in 0..4 {
            let value = match four.get(at) {
                None => 0,
                Some(b @ b'A'..=b'Z') => b - b'A',
                Some(b @ b'a'..=b'z') => b - b'a' + 26,
                Some(b @ b'0'..=b'9') => b - b'0' + 52,
                Some(b'+') => 62,
                Some(b'/') => 63,
                Some(_) => return None,
            };
            bits = bits << 6 | u32::from(value);
        }
        bytes.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// One grey pixel.
    const PNG: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

    #[test]
    fn base64_by_the_vectors_of_rfc_4648() {
        for (text, expected) in [("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYmFy", "foobar")] {
            assert_eq!(from_base64(text).unwrap(), expected.as_bytes(), "{text}");
        }
        for bad in ["", "Zg", "Zg=", "Z===", "Zm9-", "Zm 9"] {
            assert_eq!(from_base64(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_picture_is_what_its_bytes_say() {
        let read = read_picture(PNG).unwrap();
        assert_eq!((read.media, read.width, read.height), ("image/png", 1, 1));
        // Start, an application segment of two bytes, then a frame of 3 x 5 (height first).
        let jpeg = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc2, 0, 8, 8, 0, 5, 0, 3, 1];
        assert_eq!(size_of(&jpeg), Some(("image/jpeg", 3, 5)));
        assert_eq!(size_of(&jpeg[..12]), None);
        let lie = PNG.replace("image/png", "image/jpeg");
        assert!(read_picture(&lie).unwrap_err().contains("says `image/jpeg` and is `image/png`"));
        for bad in ["https://example.org/a.png", "data:image/svg+xml;base64,PHN2Zz4=", "data:image/png,abc", "data:"] {
            assert!(read_picture(bad).is_err(), "{bad}");
        }
        let large = format!("data:image/png;base64,{}", "A".repeat(LARGEST * 2));
        assert!(read_picture(&large).unwrap_err().contains("larger"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..80), jpeg: bool) {
            let head: &[u8] = if jpeg { &[0xff, 0xd8, 0xff] } else { b"\x89PNG\r\n\x1a\n" };
            let _ = size_of(&[head, &bytes].concat());
        }
    }
}
