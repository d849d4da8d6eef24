import SMTP
import Testing

@testable import Annotations

/// What is registered with IANA is known, and so is what common servers add to it.
@Suite("What is registered")
struct RegistryTests {
  /// https://www.iana.org/assignments/mail-parameters, SMTP Service Extensions; the last two lines are not registered.
  static let keywords = [
    "SEND", "SOML", "SAML", "VRFY", "EXPN", "HELP", "TURN", "8BITMIME", "SIZE", "VERB", "ONEX", "CHUNKING",
    "BINARYMIME", "CHECKPOINT", "DELIVERBY", "PIPELINING", "DSN", "ETRN", "ENHANCEDSTATUSCODES", "STARTTLS",
    "NO-SOLICITING", "MTRK", "SUBMITTER", "ATRN", "AUTH", "FUTURERELEASE", "CONPERM", "CONNEG", "UTF8SMTP", "SMTPUTF8",
    "BURL", "MT-PRIORITY", "RRVS", "REQUIRETLS", "LIMITS",
    "XCLIENT", "XFORWARD", "XVERP", "XRDST", "XEXCH50", "X-EXPS", "X-ANONYMOUSTLS", "X-LINK2STATE", "XSHADOWREQUEST",
    "XPROXYTO",
  ]

  /// https://www.iana.org/assignments/sasl-mechanisms; LOGIN, XOAUTH2 and those after it are not registered, or not as
  /// what they are.
  static let mechanisms = [
    "9798-M-DSA-SHA1", "9798-M-ECDSA-SHA1", "9798-M-RSA-SHA1-ENC", "9798-U-DSA-SHA1", "9798-U-ECDSA-SHA1",
    "9798-U-RSA-SHA1-ENC", "ANONYMOUS", "CRAM-MD5", "DIGEST-MD5", "EAP-AES128", "EAP-AES128-PLUS",
    "ECDH-X25519-CHALLENGE", "ECDSA-NIST256P-CHALLENGE", "EXTERNAL", "GS2-KRB5", "GS2-KRB5-PLUS", "GSS-SPNEGO",
    "GSSAPI",
    "KERBEROS_V4", "KERBEROS_V5", "NMAS-SAMBA-AUTH", "NMAS_AUTHEN", "NMAS_LOGIN", "NTLM", "OAUTH10A", "OAUTHBEARER",
    "OPENID20", "OTP", "PLAIN", "SAML20", "SCRAM-SHA-1", "SCRAM-SHA-1-PLUS", "SCRAM-SHA-256", "SCRAM-SHA-256-PLUS",
    "SECURID", "SKEY", "SPNEGO", "SPNEGO-PLUS", "SXOVER-PLUS", "LOGIN", "XOAUTH2", "XOAUTH", "SCRAM-SHA-512",
    "SCRAM-SHA3-512", "PLAIN-CLIENTTOKEN",
  ]

  @Test("every keyword of an EHLO list can be looked up", arguments: keywords)
  func keyword(name: String) throws {
    #expect(faults(of: try #require(Annotator().help(name))) == [])
    #expect(ExtensionTable.rows[name] != nil)
  }

  @Test("every mechanism can be looked up", arguments: mechanisms)
  func mechanism(name: String) throws {
    #expect(faults(of: try #require(Annotator().help(name))) == [])
    #expect(SASLTable.byName[name] != nil)
  }
}
