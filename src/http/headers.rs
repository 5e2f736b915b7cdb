//! What every response carries, errors too. The policy allows no inline script or style at all, so no page can.

use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};

/// The content security policy. `form-action` and `connect-src` keep data here; `frame-ancestors` keeps us out of frames.
pub const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; \
                       form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'; \
                       require-trusted-types-for 'script'";

/// `same-origin`, not `no-referrer`: with the latter, browsers send `Origin: null` on our own forms, and over plain HTTP
/// in a local network that header is what tells our forms from a stranger's.
const REFERRER: &str = "same-origin";

pub(super) fn apply(headers: &mut HeaderMap, is_https: bool, request_id: &str) {
    let fixed: [(HeaderName, &'static str); 6] = [
        (header::CONTENT_SECURITY_POLICY, CSP),
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
