//! Signatures as Standard Webhooks defines them: `v1,` and the Base64 of HMAC-SHA256 over `id.timestamp.body`.

use crate::digest::random_bytes;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// What a secret begins with when people see it.
const PREFIX: &str = "whsec_";

/// A new secret of 32 random bytes.
pub(super) fn new_secret() -> Vec<u8> {
    random_bytes().to_vec()
}

/// A secret as its receiver enters it.
pub fn show_secret(secret: &[u8]) -> String {
    format!("{PREFIX}{}", STANDARD.encode(secret))
}

/// The bytes of a shown secret; none where it is not one.
pub fn read_secret(shown: &str) -> Option<Vec<u8>> {
    STANDARD.decode(shown.strip_prefix(PREFIX)?).ok()
}

/// The `webhook-signature` header: one signature for each secret, so that receivers can change over in their own time.
/// `at_secs` is the `webhook-timestamp` header, seconds since 1970.
pub fn sign<'a>(secrets: impl IntoIterator<Item = &'a [u8]>, id: &str, at_secs: i64, body: &str) -> String {
    let signatures: Vec<String> = secrets
        .into_iter()
        .filter_map(|secret| {
            let mut mac = Hmac::<Sha256>::new_from_slice(secret).ok()?;
            mac.update(format!("{id}.{at_secs}.{body}").as_bytes());
            Some(format!("v1,{}", STANDARD.encode(mac.finalize().into_bytes())))
        })
        .collect();
    signatures.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of the Standard Webhooks reference libraries.
    #[test]
    fn signs_like_the_reference() {
        let secret = read_secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = r#"{"test": 2432232314}"#;
        let one = sign([secret.as_slice()], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(one, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let two = sign([secret.as_slice(), b"other"], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert!(two.starts_with(&format!("{one} v1,")) && two.matches("v1,").count() == 2);
    }

    #[test]
    fn a_secret_is_new_each_time_and_reads_back() {
        let secret = new_secret();
        assert_eq!(secret.len(), 32);
        assert_ne!(secret, new_secret());
        assert_eq!(read_secret(&show_secret(&secret)), Some(secret));
        assert_eq!(read_secret("MfKQ"), None);
    }
}
