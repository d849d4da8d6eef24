import Octets
import SASL
import SMTP

/// The authentication mechanisms that a server may list after AUTH.
enum SASLTable {
  struct Row: Sendable {
    let name: String
    let meaning: String
    let reference: String

    init(_ name: String, _ meaning: String, _ reference: String) {
      self.name = name
      self.meaning = meaning
      self.reference = reference
    }
  }

  static let rows: [Row] =
    [
      Row("PLAIN", "user name and password in one base64 line; only under TLS", "RFC 4616"),
      Row(
        "LOGIN", "user name and password as answers to two questions; old, common, only under TLS",
        "draft-murchison-sasl-login"),
      Row(
        "CRAM-MD5", "a keyed digest of the server's challenge; hides the password, but is weak by now",
        "RFC 2195"),
      Row("DIGEST-MD5", "an older digest; obsolete", "RFC 6331"),
      Row(
        "SCRAM-SHA-1", "proves the password without sending it; the server proves that it knows it too",
        "RFC 5802"),
      Row("SCRAM-SHA-1-PLUS", "SCRAM, bound to this very TLS connection", "RFC 5802"),
      Row("SCRAM-SHA-256", "the best way to use a password: it is proved and never sent", "RFC 7677"),
      Row("SCRAM-SHA-256-PLUS", "SCRAM, bound to this very TLS connection", "RFC 7677"),
      Row(
        "SCRAM-SHA-512", "SCRAM with a longer digest; the password is never sent", "draft-melnikov-scram-sha-512"),
      Row(
        "SCRAM-SHA-512-PLUS", "SCRAM, bound to this very TLS connection", "draft-melnikov-scram-sha-512"),
      Row("EXTERNAL", "the client certificate shown in TLS says who you are", "RFC 4422"),
      Row("ANONYMOUS", "a login without any identity; for practice servers", "RFC 4505"),
      Row(
        "XOAUTH2", "a token instead of a password, in the form of Google and Microsoft; valid for about an hour",
        "Google; Microsoft"),
      Row("OAUTHBEARER", "a token instead of a password, in the standard form", "RFC 7628"),
      Row("XOAUTH", "an older token form of Google; no longer supported", "Google"),
      Row("PLAIN-CLIENTTOKEN", "a form of PLAIN that Google keeps for its own programs", "Google"),
      Row("GSSAPI", "a Kerberos ticket, as in a company's network", "RFC 4752"),
      Row("GSS-SPNEGO", "Microsoft's way to choose between Kerberos and NTLM", "Microsoft"),
      Row("GS2-KRB5", "a Kerberos ticket in a newer form; rare", "RFC 5801"),
      Row("GS2-KRB5-PLUS", "a Kerberos ticket, bound to this very TLS connection; rare", "RFC 5801"),
      Row("NTLM", "Microsoft's old challenge and response; weak by now", "MS-NLMP"),
      Row("SPA", "Exim's name for NTLM", "Exim"),
      Row("KERBEROS_V4", "an ancient Kerberos; obsolete", "RFC 2222"),
      Row("OTP", "a password that is valid once; rare", "RFC 2444"),
      Row("SKEY", "the forerunner of OTP; obsolete", "RFC 2222"),
      Row("SECURID", "a number from a token card; rare", "RFC 2808"),
    ] + unusual

  /// Registered with IANA, and rarely or never seen at a mail server.
  private static let unusual: [Row] =
    [
      Row("KERBEROS_V5", "Kerberos 5, registered before GSSAPI took its place; obsolete", registry),
      Row("SPNEGO", "a name that is reserved and must not be used; see GSS-SPNEGO", "RFC 5801"),
      Row("SPNEGO-PLUS", "a name that is reserved and must not be used; see GSS-SPNEGO", "RFC 5801"),
      Row("OAUTH10A", "a token of OAuth 1.0a instead of a password; rare", "RFC 7628"),
      Row("OPENID20", "a login on the web page of an OpenID provider; rare", "RFC 6616"),
      Row("SAML20", "a login on the web page of a SAML identity provider; rare", "RFC 6595"),
      Row("EAP-AES128", "a federated login over EAP, as universities use it; rare", "RFC 7055"),
      Row("EAP-AES128-PLUS", "a federated login over EAP, bound to this very TLS connection; rare", "RFC 7055"),
      Row("SXOVER-PLUS", "a login that your own domain checks for the server; rare", registry),
      Row("SCRAM-SHA3-512", "SCRAM with a newer digest; rare", "draft-melnikov-scram-sha3-512"),
      Row(
        "SCRAM-SHA3-512-PLUS", "SCRAM with a newer digest, bound to this very TLS connection; rare",
        "draft-melnikov-scram-sha3-512"),
      Row("NMAS_LOGIN", "a login of Novell's directory; obsolete", registry),
      Row("NMAS_AUTHEN", "a login of Novell's directory; obsolete", registry),
      Row("NMAS-SAMBA-AUTH", "a login of Novell's directory for Samba; obsolete", registry),
      Row("ECDSA-NIST256P-CHALLENGE", "a signature of the server's challenge with your own key; rare", registry),
      Row("ECDH-X25519-CHALLENGE", "an answer to the server's challenge with your own key; rare", registry),
    ]
    + ["RSA-SHA1-ENC", "DSA-SHA1", "ECDSA-SHA1"].flatMap { algorithm in
      [
        Row("9798-U-\(algorithm)", "a signature with your own key; rare", "RFC 3163"),
        Row("9798-M-\(algorithm)", "signatures with keys of both sides; rare", "RFC 3163"),
      ]
    }

  private static let registry = "IANA, SASL mechanisms"

  static let byName = Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0) })

  /// What an AUTH line offers.
  static func sentence(_ mechanisms: [String]) -> String {
    if mechanisms.isEmpty { return "Here: none is listed." }
    let parts = mechanisms.prefix(20).map { name in
      "\(Excerpt.short(name, limit: 24)) (\(byName[name.asciiUppercased]?.meaning ?? "not known here"))"
    }
    return "Here: \(parts.joined(separator: "; "))."
  }
}
