import Causes

extension LocalRow {
  /// Why a program could not use a connection: no message has come to anything, and nobody tries again.
  static let programs: [LocalRow] = [
    LocalRow(
      phrases: [
        "wrong version number", "wrong_version_number", "first record does not look like a tls",
        "unrecognized ssl message",
        "get_server_hello:unknown protocol",
      ], name: "tls-first",
      headline: "The program began with TLS, but the server speaks plaintext first",
      meaning:
        "A greeting came instead of TLS. Nearly always the program is set to TLS from the start (SSL, secure: true), which "
        + "belongs to port 465; on 587 and 25 the server speaks plaintext first, and STARTTLS turns TLS on.",
      remedy: "Use port 465 with TLS from the start, or STARTTLS with port 587", cause: .wrongPort, who: .senderUser,
      source: "RFC 8314, section 3.3"),
    LocalRow(
      phrases: ["greeting never received"], name: "greeting-never",
      headline: "The connection was made, and no greeting came",
      meaning:
        "Either the port expects TLS from the start, as 465 does, and the program waited in plaintext, or the server, or a "
        + "firewall along the path, kept it waiting.",
      remedy: "For port 465 turn on TLS from the start (secure: true)", cause: .wrongPort, who: .senderUser,
      source: "RFC 8314, section 3.3"),
    LocalRow(
      phrases: ["smtp auth extension not supported"], name: "auth-not-listed",
      headline: "The server lists no AUTH here, so the program did not try to log in",
      meaning:
        "Many servers list AUTH only after STARTTLS, and only on the ports for submission. The user name and the password "
        + "were not sent.",
      remedy: "Turn on STARTTLS before the login, and use port 587", cause: .authMethod, who: .senderUser,
      source: "RFC 4954, section 3"),
    LocalRow(
      phrases: ["unencrypted connection", "cannot use a secure authentication method"], name: "login-in-plaintext",
      headline: "The program does not send a password without TLS",
      meaning:
        "The connection is in plaintext, and the server offers no way to log in that is safe there. The password was not "
        + "sent.",
      remedy: "Turn on STARTTLS with port 587, or TLS with port 465", cause: .authMethod, who: .senderUser,
      source: "RFC 4954, section 4"),
    LocalRow(
      phrases: ["starttls extension not supported"], name: "starttls-not-listed",
      headline: "The server does not list STARTTLS, so the program stopped",
      meaning:
        "TLS may be on already, as on port 465, the port may have none, or something between the two removes STARTTLS from "
        + "the list.",
      remedy: "See what the server lists: smtp-tutor --port PORT HOST", cause: .tlsFailed, who: .senderUser,
      source: "RFC 3207, section 4"),
    LocalRow(
      phrases: [
        "certificate is valid for", "certificate is not valid for", "does not match the server certificate",
        "does not match certificate", "hostname mismatch",
      ], name: "certificate-name", headline: "The server's certificate is for another name",
      meaning:
        "The program was told one name of the server, and the certificate has others: the name in the settings may be an "
        + "alias, or the certificate is not the right one.",
      remedy: "Set the program to a name that the certificate has", cause: .tlsFailed, who: .senderUser,
      source: "RFC 9525"),
    LocalRow(
      phrases: [
        "certificate verify failed", "self signed certificate", "self-signed certificate", "unable to get local issuer",
        "unable to verify the first certificate", "pkix path building failed", "certificate has expired",
        "certificate signed by unknown authority",
      ], name: "certificate-trust", headline: "The program does not trust the server's certificate",
      meaning:
        "The certificate has expired, nobody the program knows has signed it, or the server does not send the certificates "
        + "between its own and a known one. An antivirus program that inspects mail shows a certificate of its own.",
      remedy: "See what is wrong with it: smtp-tutor --starttls HOST", cause: .tlsFailed, who: .senderUser,
      source: "RFC 5280"),
    LocalRow(
      phrases: [
        "no appropriate protocol", "handshake failure", "handshake_failure", "key too small", "protocol version",
        "unsupported protocol", "could not convert socket to tls", "tls startup failed",
      ], name: "tls-version", headline: "The program and the server found no TLS that both accept",
      meaning:
        "They have no version, cipher or key length in common. Most often one side is old: TLS 1.0 and 1.1 are turned off "
        + "nearly everywhere.",
      remedy: "Bring the older side up to TLS 1.2 or later", cause: .tlsFailed, who: .senderUser, source: "RFC 8996"),
    LocalRow(
      phrases: [
        "name or service not known", "getaddrinfo", "enotfound", "no such host", "unknownhostexception",
        "could not resolve host", "querya etimeout", "'edns'",
      ], name: "server-name", headline: "The name of the mail server was not found in the DNS",
      meaning:
        "The name in the settings has no address: it is misspelled, or the resolver of this host does not answer. "
        + "No server was asked.",
      remedy: "Check the server's name, then this host's DNS", cause: .other, who: .senderUser),
    LocalRow(
      phrases: ["connection refused", "econnrefused", "failed to connect to mailserver"], name: "port-closed",
      headline: "Nothing listens on that port of the server",
      meaning:
        "The host was reached, and it refused the connection: the port is wrong, the server is not running, or a firewall "
        + "answers for it. With localhost it means that no mail server runs beside the program.",
      remedy: "Check host and port; for submission it is 587 or 465", cause: .other, who: .senderUser),
    LocalRow(
      phrases: ["network is unreachable", "no route to host", "enetunreach", "ehostunreach"], name: "no-way",
      headline: "There is no way through the network to the server",
      meaning: "This host has no route to that address: it is offline, has no IPv6, or a firewall forbids it.",
      remedy: "Check this host's network, IPv6 above all", cause: .other, who: .senderAdmin),
    LocalRow(
      phrases: [
        "connection timed out", "connect timed out", "i/o timeout", "opentimeout", "connect error 10060", "etimedout",
        "did not accept our requests to connect",
      ], name: "no-answer", headline: "The server did not answer on that port",
      meaning:
        "Nothing came back. A firewall drops the packets, the port or the host is wrong, or the server is down. Many "
        + "providers and clouds block outgoing port 25.",
      remedy: "Send over port 587 with a login; check host and port", cause: .timeout, who: .senderAdmin),
    LocalRow(
      phrases: [
        "connection unexpectedly closed", "connection reset by peer", "econnreset", "end of file reached",
        "smtpserverdisconnected", "exception reading response",
      ], name: "closed", headline: "The server closed the connection without a reply",
      meaning:
        "It may want TLS from the start, as on port 465, refuse this IP address, or have waited too long for the program.",
      remedy: "For port 465 turn on TLS from the start; else try it by hand", cause: .other, who: .senderUser),
    LocalRow(
      phrases: ["no password specified"], name: "no-password", headline: "The program had no password to log in with",
      meaning: "It was told to log in, and the password in its settings is empty or was not read.",
      remedy: "Set the password in the program", cause: .authFailed, who: .senderUser),
    LocalRow(
      phrases: ["(67) login denied"], name: "login-denied", headline: "The server did not accept the login",
      meaning:
        "curl says so after a refused user name or password, and if the server offers no way to log in that curl has. "
        + "With -v it shows the reply.",
      remedy: "Run it again with curl -v, and explain what it shows", cause: .authFailed, who: .senderUser),
    LocalRow(
      phrases: [
        "connect() failed", "could not connect to smtp host", "couldn't connect to host", "error connecting to ",
        "connection could not be established", "esocket",
      ], name: "no-connection", headline: "The program could not connect to the server",
      meaning:
        "The text does not say why. The host or the port is wrong, a firewall drops or refuses the connection, or TLS was "
        + "not set up.",
      remedy: "Try it by hand from this host: smtp-tutor --port PORT HOST", cause: .other, who: .senderUser),
  ]
}
