//! Where the pages are found: a port of this computer alone.

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, Ipv6Addr, TcpListener};

use anyhow::{Context, anyhow};

use crate::cli::args::DEFAULT_PORT;

/// How many ports are tried, the first one among them: more previews than anybody has open at a time.
const TRIED: u16 = 20;

/// Takes the port that was asked for, or where none was, the first free one from [`DEFAULT_PORT`] on; and says which.
///
/// # Errors
/// When the port is in use or not to be had, with the cure.
pub fn listen(asked: Option<u16>) -> anyhow::Result<(TcpListener, u16)> {
    let listener = bind(asked)?;
    let port = listener.local_addr().context("the address has no port")?.port();
    Ok((listener, port))
}

fn bind(asked: Option<u16>) -> anyhow::Result<TcpListener> {
    // No other computer reaches a loopback address.
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = asked {
        return bind(port).map_err(|error| refused(port, error));
    }
    for port in DEFAULT_PORT..DEFAULT_PORT + TRIED {
        match bind(port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => return Err(refused(port, error)),
            Ok(listener) => return Ok(listener),
        }
    }
    bind(0).context("no port of this computer is free")
}

/// Why a port is not to be had, and what to do.
fn refused(port: u16, error: io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::AddrInUse => anyhow!(
            "port {port} is in use by another program; name another one, or leave --port out for the next free one"
        ),
        ErrorKind::PermissionDenied => {
            anyhow!("port {port} needs rights that you do not have; name one above 1023 with --port")
        }
        _ => anyhow!(error).context(format!("cannot listen on port {port}")),
    }
}

/// Whether a request is meant for this computer, as its `Host` says. A page of another site can have its own name lead
/// here, and would then read what is shown; its name is what gives it away.
pub fn is_loopback(host: &str) -> bool {
    let (name, port) = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, port)) => {
                let is_ours = address.parse().is_ok_and(|address: Ipv6Addr| address.is_loopback());
                return is_ours && is_port(port);
            }
            None => return false,
        },
        None => host.split_at(host.find(':').unwrap_or(host.len())),
    };
    let is_ours = name.eq_ignore_ascii_case("localhost")
        || name.parse().is_ok_and(|address: Ipv4Addr| address.is_loopback());
    is_ours && is_port(port)
}

/// Whether what follows a name is nothing, or a colon and a number. Which number is of no interest: a tunnel from
/// another computer has one of its own.
fn is_port(rest: &str) -> bool {
    rest.is_empty() || rest.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_computer_are_its_own() {
        let check = |host: &str, expected: bool| assert_eq!(is_loopback(host), expected, "{host}");
        for host in ["127.0.0.1:3597", "127.0.0.1", "localhost:80", "LocalHost", "[::1]:3597", "[::1]"] {
            check(host, true);
        }
        for host in [
            "",
            "example.org",
            "example.org:3597",
            "localhost.example.org:3597",
            "127.0.0.1.example.org",
            "192.168.1.7:3597",
            "[2001:db8::1]:3597",
            "[::1",
            "localhost:x",
            "localhost:",
        ] {
            check(host, false);
        }
    }

    #[test]
    fn a_port_that_is_taken_is_passed_over_unless_it_was_asked_for() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let error = listen(Some(port)).unwrap_err().to_string();
        assert!(error.starts_with(&format!("port {port} is in use by another program; ")), "{error}");
        let [(_one, port), (_other, next)] = [listen(None).unwrap(), listen(None).unwrap()];
        assert_ne!(port, next);
    }
}
