package import TLS

extension VerificationFailure {
  /// Why, in one sentence; where a name is wrong, with both names.
  package var words: String {
    switch self {
    case .expired(let certificate, let since):
      "the certificate \(Self.quoted(certificate)) has expired, on \(CertificateWords.day(since))"
    case .notYetValid(let certificate, let until):
      "the certificate \(Self.quoted(certificate)) is not valid before \(CertificateWords.day(until)) (is this machine's "
        + "clock right?)"
    case .selfSigned(let certificate):
      "the certificate \(Self.quoted(certificate)) is signed with its own key: no authority vouches for it"
    case .unknownAuthority(let name):
      "the authority \(Self.quoted(name)) is not among those trusted here"
    case .unknownIssuer(let name):
      "the issuer \(Self.quoted(name)) is not among the authorities trusted here, or the server did not send an "
        + "intermediate certificate"
    case .missingIntermediate(let issuer, let url):
      "the server did not send the intermediate certificate of \(Self.quoted(issuer))"
        + (url.map { ", which is at \(CertificateWords.line($0))" } ?? "")
    case .wrongName(let asked, let names):
      "\(Self.quoted(asked)) was asked for, and the certificate is for "
        + (names.isEmpty ? "no name at all" : CertificateWords.list(names))
    case .commonNameOnly(let asked, let commonName):
      "\(Self.quoted(asked)) was asked for, and the certificate has only a common name, "
        + "\(Self.quoted(commonName)), which no longer counts (RFC 9525)"
    case .nulInName(let names):
      "a name in the certificate contains a NUL octet, as a forged one would: \(CertificateWords.list(names))"
    case .badSignature(let certificate): "the signature on \(Self.quoted(certificate)) is wrong"
    case .weakKey(let certificate, let key):
      "the key of \(Self.quoted(certificate)) is too short" + (key.map { " (\(CertificateWords.key($0)))" } ?? "")
    case .weakSignature(let certificate, let algorithm):
      "the signature on \(Self.quoted(certificate)) is too weak to be believed (\(CertificateWords.line(algorithm)))"
    case .notAnAuthority(let certificate):
      "\(Self.quoted(certificate)) signed another certificate without the right to do so"
    case .wrongPurpose(let certificate): "the certificate \(Self.quoted(certificate)) is not meant for a server"
    case .revoked(let certificate): "the certificate \(Self.quoted(certificate)) was revoked"
    case .noCertificate: "the server showed no certificate"
    case .other(_, let text, let certificate): "\(CertificateWords.line(text)) (\(Self.quoted(certificate)))"
    }
  }

  /// As programs read it, and the name of the situation.
  package var word: String {
    switch self {
    case .expired: "expired"
    case .notYetValid: "not-yet-valid"
    case .selfSigned: "self-signed"
    case .unknownAuthority: "unknown-authority"
    case .unknownIssuer: "unknown-issuer"
    case .missingIntermediate: "missing-intermediate"
    case .wrongName: "wrong-name"
    case .commonNameOnly: "common-name-only"
    case .nulInName: "nul-in-name"
    case .badSignature: "bad-signature"
    case .weakKey: "weak-key"
    case .weakSignature: "weak-signature"
    case .notAnAuthority: "not-an-authority"
    case .wrongPurpose: "wrong-purpose"
    case .revoked: "revoked"
    case .noCertificate: "no-certificate"
    case .other: "other"
    }
  }

  /// What the server's administrator has to do, or somebody who wants to reach it anyway.
  var remedy: String? {
    switch self {
    case .expired: "The server's administrator has to renew it and reload the mail server."
    case .selfSigned, .unknownAuthority, .unknownIssuer:
      "If the server is yours, give its authority (or the certificate itself) with --ca-file FILE."
    case .missingIntermediate:
      "The server's administrator has to configure the whole chain (fullchain.pem)."
    case .wrongName, .commonNameOnly:
      "Connect by a name that is in the certificate, or check it against another one: --servername NAME."
    case .nulInName: "Do not go on: this may be an attack."
    case .notYetValid, .badSignature, .weakKey, .weakSignature, .notAnAuthority, .wrongPurpose, .revoked,
      .noCertificate,
      .other:
      nil
    }
  }

  private static func quoted(_ text: String) -> String { "\"\(CertificateWords.line(text))\"" }
}

extension Weakness {
  package var words: String {
    switch self {
    case .oldVersion(let version): "\(version.name) is obsolete (RFC 8996)"
    case .cipher(let name, let kind): "\(name): \(Self.words(kind))"
    case .shortKey(let certificate, let key):
      "the key of \"\(CertificateWords.line(certificate))\" is too short today (\(CertificateWords.key(key)))"
    case .signature(let certificate, let algorithm):
      "\"\(CertificateWords.line(certificate))\" is signed with \(CertificateWords.line(algorithm)), which can be forged"
    }
  }

  private static func words(_ cipher: Cipher) -> String {
    switch cipher {
    case .noEncryption: "it encrypts nothing"
    case .anonymous: "neither side shows who it is, so anyone may be in between"
    case .export: "deliberately weak (a law of the 1990s), and broken"
    case .rc4: "RC4 is broken (RFC 7465)"
    case .des: "DES has 56 bits and is broken"
    case .tripleDES: "3DES is too weak for long sessions (CVE-2016-2183)"
    }
  }
}

extension KeyExchange {
  package var words: String {
    switch self {
    case .group(let name): name
    case .diffieHellman(let bits): "Diffie-Hellman, \(bits) bits"
    case .rsa: "RSA (whoever gets the key later can read everything)"
    case .other(let name): name
    }
  }
}
