//! What every response carries, errors too. The policy allows no inline script or style at all, so no page can.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// The content security policy. `form-action` and `connect-src` keep data here; `frame-ancestors` keeps us out of frames.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                       form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; \
                       require-trusted-types-for 'script'";

/// `same-origin`, not `no-referrer`: with the latter, browsers send `Origin: null` on our own forms, and over plain HTTP
/// in a local network that header is what tells our forms from a stranger's.
const REFERRER: &str = "same-origin";

/// Lies in a response whose page shows images of other hosts: what `img-src` names beside `'self'`.
pub(super) struct ImageSources(pub Vec<String>);

/// The policy with these hosts for images, and nothing else changed.
fn with_sources(sources: &[String]) -> String {
    CSP.replace("img-src 'self'", &format!("img-src 'self' {}", sources.join(" ")))
}

pub(super) fn apply(headers: &mut HeaderMap, is_https: bool, request_id: &str, images: Option<&ImageSources>) {
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP));
    if let Some(images) = images
        && let Ok(policy) = HeaderValue::from_str(&with_sources(&images.0))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    let fixed: [(HeaderName, &'static str); 5] = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, REFERRER),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if is_https {
        let year = HeaderValue::from_static("max-age=31536000");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    if let Ok(id) = HeaderValue::from_str(request_id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_hosts_of_images_are_added() {
        let wider = with_sources(&["https://images.example.org".into(), "https://*.cdn.example.org:8443".into()]);
        let parts = |policy: &str| policy.split("; ").map(|part| part.trim().to_owned()).collect::<Vec<_>>();
        let changed: Vec<(String, String)> =
            parts(CSP).into_iter().zip(parts(&wider)).filter(|(before, after)| before != after).collect();
        let images = "img-src 'self' https://images.example.org https://*.cdn.example.org:8443".to_owned();
        assert_eq!(changed, [("img-src 'self'".to_owned(), images)]);
        assert_eq!(parts(CSP).len(), parts(&wider).len());
    }
}
