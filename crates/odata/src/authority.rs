//! The authority of a URL: its host, and whether that is this machine.

use std::net::IpAddr;

/// Host and port of a URL, such as `graph.example:443`, without a user name before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authority<'a> {
    host: &'a str,
    port: Option<&'a str>,
}

impl<'a> Authority<'a> {
    /// Splits an authority at the colon before its port. A colon within an IPv6 address in brackets is not one.
    #[must_use]
    pub fn split(text: &'a str) -> Self {
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (host, port) = text.split_at(text.len() - digits);
        match host.strip_suffix(':') {
            Some(host) => Self { host, port: Some(port) },
            None => Self { host: text, port: None },
        }
    }

    /// The authority of a URL with a scheme, such as the root of a service or an origin.
    #[must_use]
    pub fn of_url(url: &'a str) -> Self {
        let scheme = url.bytes().take_while(u8::is_ascii_alphabetic).count();
        let rest = url.get(scheme..).and_then(|behind| behind.strip_prefix("://")).unwrap_or(url);
        let end = rest.bytes().position(|byte| matches!(byte, b'/' | b'?' | b'#')).unwrap_or(rest.len());
        Self::split(rest.get(..end).unwrap_or_default())
    }

    /// The host.
    #[must_use]
    pub fn host(self) -> &'a str {
        self.host
    }

    /// The digits of the port; empty if there is a colon without a number.
    #[must_use]
    pub fn port(self) -> Option<&'a str> {
        self.port
    }

    /// Whether the host is this machine: a loopback address, `localhost`, or a name that ends in `.localhost`, which RFC
    /// 6761 reserves for the same purpose.
    #[must_use]
    pub fn is_loopback(self) -> bool {
        let address = self.host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(self.host);
        // An address contains a colon or ends with a digit, which few names do.
        if (address.contains(':') || address.ends_with(|last: char| last.is_ascii_digit()))
            && let Ok(address) = address.parse::<IpAddr>()
        {
            return address.is_loopback();
        }
        let name = self.host.strip_suffix('.').unwrap_or(self.host);
        name.rsplit('.').next().is_some_and(|last| last.eq_ignore_ascii_case("localhost"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_and_port_come_apart() {
        for (text, host, port) in [
            ("a.example", "a.example", None),
            ("a.example:8080", "a.example", Some("8080")),
            ("a.example:", "a.example", Some("")),
            ("a.example:x", "a.example:x", None),
            ("[::1]", "[::1]", None),
            ("[::1]:80", "[::1]", Some("80")),
            ("", "", None),
        ] {
            let authority = Authority::split(text);
            assert_eq!((authority.host(), authority.port()), (host, port), "{text}");
        }
        assert_eq!(Authority::of_url("https://a.example:1/b:2?c:3").host(), "a.example");
        assert_eq!(Authority::of_url("https://a.example").host(), "a.example");
    }

    #[test]
    fn this_machine_is_known() {
        for host in
            ["localhost", "LOCALHOST:8080", "localhost.", "127.0.0.1:1", "127.9.9.9", "[::1]:8080", "x.localhost"]
        {
            assert!(Authority::split(host).is_loopback(), "{host}");
        }
        for host in ["graph.microsoft.com", "10.0.0.1", "localhost.example.com", "[::2]", "notlocalhost", "0x7f.1", ""]
        {
            assert!(!Authority::split(host).is_loopback(), "{host}");
        }
    }
}
