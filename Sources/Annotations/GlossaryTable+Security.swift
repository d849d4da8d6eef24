extension GlossaryTable {
  /// Encryption of the connection.
  static let encryption: [Term] = [
    Term(
      "TLS", also: ["transport layer security", "SSL", "encryption", "encrypted", "encrypt"],
      "encryption of a connection",
      "Transport Layer Security: encryption of a connection, with keys that nobody along the path knows.", "RFC 8446"),
    Term(
      "opportunistic TLS", also: ["opportunistic encryption"], "encrypt if the server offers it",
      "Servers encrypt if the other side offers STARTTLS, usually without checking its certificate, and send in the clear if "
        + "not. MTA-STS and DANE make it mandatory.", "RFC 7435"),
    Term(
      "STARTTLS stripping", also: ["strip TLS", "starttls downgrade", "downgrade attack", "stripped"],
      "hiding STARTTLS so that nothing is encrypted",
      "Somebody along the path removes STARTTLS from the EHLO list, or overwrites it with XXXX, so that the client goes on in "
        + "the clear. A client that requires TLS stops instead.", "RFC 3207, section 6"),
    Term(
      "STARTTLS injection", also: ["command injection", "plaintext injection"], "plaintext put before the handshake",
      "Somebody along the path adds plaintext just before the handshake, to have it taken for a part of the encrypted "
        + "session.", "CVE-2011-0411; RFC 3207, section 6"),
    Term(
      "certificate", also: ["cert", "x509", "SSL certificate", "TLS certificate", "server certificate"],
      "a signed document that ties names to a key",
      "A signed document that says which names belong to which key.", "RFC 5280"),
    Term(
      "authority", also: ["CA", "certificate authority", "certification authority", "root certificate", "issuer"],
      "an organization that signs certificates",
      "An organization that signs certificates. A computer keeps a list of those it trusts.", "RFC 5280"),
    Term(
      "self-signed", also: ["self signed certificate", "snakeoil"], "a certificate signed with its own key",
      "Nobody but its owner vouches for it. Between servers that is usual; a program that logs in must not accept it unless "
        + "it knows this very certificate.", "RFC 5280"),
    Term(
      "chain", also: ["certificate chain", "intermediate", "intermediate certificate", "fullchain"],
      "the certificates from the server's to a trusted one",
      "Each certificate is signed by the next, up to an authority that is trusted here. A server has to send all but the "
        + "last.", "RFC 5280, section 6"),
    Term(
      "SNI", also: ["server name indication", "servername"], "the name a client asks for in the handshake",
      "Server Name Indication: the client says in the handshake which name it wants, so that a server with several "
        + "certificates can show the right one.", "RFC 6066, section 3"),
    Term(
      "DANE", also: ["DNS-based authentication of named entities"], "the DNS says which certificate is right",
      "A domain publishes in signed DNS (TLSA records) which certificate its mail server has. A sender that supports DANE "
        + "then requires TLS with exactly that one.", "RFC 7672"),
    Term(
      "TLSA", also: ["TLSA record"], "the DNS record of DANE",
      "The DNS record, at _25._tcp.HOST, with a digest of the certificate or key that the server there has to show.",
      "RFC 6698; RFC 7672"),
    Term(
      "MTA-STS", also: ["SMTP MTA strict transport security", "STS"],
      "a domain's promise that its servers have valid TLS",
      "A domain publishes over HTTPS that its MX hosts have TLS with valid certificates. Senders that support it then refuse "
        + "to send in the clear.", "RFC 8461"),
    Term(
      "TLS-RPT", also: ["SMTP TLS reporting", "TLSRPT"], "daily reports about failed TLS",
      "A domain asks senders, by a DNS record, to report each day how often TLS to its servers failed.", "RFC 8460"),
    Term(
      "mutual TLS", also: ["mTLS", "client certificate"], "the client shows a certificate too",
      "The client shows a certificate as well, and may log in with it (AUTH EXTERNAL).", "RFC 8446, section 4.3.2"),
    Term(
      "cipher", also: ["cipher suite"], "the algorithm that encrypts",
      "The algorithm with which a TLS connection is encrypted, such as AES-256-GCM. :tls shows it.", "RFC 8446"),
    Term(
      "eavesdropper", also: ["man in the middle", "MITM", "sniffing"], "anyone along the path who listens",
      "Anyone along the path who can read, or change, what is sent in the clear.", "RFC 3207, section 6"),
    Term(
      "plaintext", also: ["cleartext", "clear text", "in the clear", "unencrypted"], "sent without encryption",
      "Sent without encryption: anyone along the path can read it.", "RFC 3207"),
    Term(
      "end-to-end encryption", also: ["S/MIME", "smime", "PGP", "OpenPGP", "GPG"], "encrypts the message itself",
      "S/MIME and OpenPGP encrypt the body from writer to reader. TLS only protects one hop, and every server reads the "
        + "message.", "RFC 8551; RFC 9580"),
  ]

  /// Authentication.
  static let login: [Term] = [
    Term(
      "SASL", also: ["simple authentication and security layer"], "the framework that AUTH uses",
      "A framework for logging in, which SMTP, IMAP and others share. AUTH names one of its mechanisms.",
      "RFC 4422; RFC 4954"),
    Term(
      "authentication",
      also: [
        "SMTP AUTH", "log in", "logging in", "logged in", "login", "logon", "sign in", "authenticate",
        "SMTP authentication",
      ],
      "showing who you are: AUTH",
      "The client shows who it is, with a mechanism such as PLAIN or SCRAM, so that the server relays its mail. :auth does it "
        + "step by step.", "RFC 4954"),
    Term(
      "mechanism", also: ["SASL mechanism", "auth mechanism"], "a way of logging in, named after AUTH",
      "A way of logging in, named after AUTH.", "RFC 4422"),
    Term(
      "SCRAM", also: ["salted challenge response", "channel binding"], "logging in without sending the password",
      "Salted Challenge Response Authentication Mechanism: client and server each prove that they know the password, and "
        + "neither sends it. SCRAM-SHA-256 is the usual form.", "RFC 5802; RFC 7677"),
    Term(
      "challenge", "what the server sends for a digest",
      "Random letters from the server. The client computes its answer from them and the password.",
      "RFC 4954, section 4"),
    Term(
      "initial response", also: ["initial-response", "SASL-IR"], "the first answer, on the AUTH line itself",
      "The client's first answer, in base64 on the line of AUTH itself, which saves one exchange: AUTH PLAIN dGVzd...",
      "RFC 4954, section 4"),
    Term(
      "app password",
      also: [
        "application-specific password", "application specific password", "authorization code", "app-specific password",
      ], "a password for one program only",
      "A password that a provider makes for one program, because the usual one asks for a second factor. You create it in the "
        + "security settings of the account.", "Google; Microsoft; Yahoo; Apple"),
    Term(
      "OAuth", also: ["OAuth2", "OAuth 2.0", "modern authentication", "modern auth", "access token", "bearer token"],
      "logging in with a token instead of a password",
      "A program gets a token from the provider's web page and logs in with it (XOAUTH2, OAUTHBEARER). It never sees the "
        + "password, and the token expires.", "RFC 6749; RFC 7628"),
    Term(
      "basic authentication", also: ["basic auth", "legacy authentication", "SmtpClientAuthentication"],
      "logging in with user name and password",
      "Microsoft's name for logging in with a password. It is off for many accounts (5.7.139); an administrator can switch "
        + "SMTP AUTH on, or the program has to use OAuth.", "Microsoft"),
    Term(
      "two-factor authentication", also: ["2FA", "MFA", "two factor", "second factor", "multi-factor authentication"],
      "a password and something else",
      "A password and a second proof, such as a code on a phone. A mail program cannot ask for it, so it needs an app "
        + "password or OAuth.", "practice"),
    Term(
      "realm", "the group of users that an account belongs to",
      "The group of users, usually a domain, that a user name belongs to. Many servers want it: user@example.org.",
      "RFC 2831"),
    Term(
      "send as", also: ["SendAs", "SendAsDenied", "sender address not owned"], "the right to use another's address",
      "A server may allow an account only its own address as sender. An administrator can add others.", "Microsoft"),
  ]
}
