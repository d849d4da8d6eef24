import COpenSSL
import TestSupport
import Testing

@testable import TLS

@Suite("Options that can be used, and those that cannot")
struct OptionsTests {
  private func failure(_ options: TLSClientOptions) -> TLSOptionsFailure? {
    do { _ = try TLSContext(client: options) } catch { return error }
    return nil
  }

  private func failure(_ change: (inout TLSClientOptions) -> Void) -> TLSOptionsFailure? {
    var options = TLSClientOptions(serverName: World.name)
    change(&options)
    return failure(options)
  }

  @Test("authorities, certificate and key are taken from files, in one or in two")
  func files() throws {
    let world = try World.good()
    let folder = try TemporaryFolder()
    try folder.write("The authority:\n" + world.authority.certificates.joined(), to: "authority.pem")
    try folder.write(world.certificate.certificates.joined(), to: "chain.pem")
    try folder.write(world.certificate.key, to: "key.pem")
    try folder.write(world.certificate.key + world.certificate.certificates.joined(), to: "both.pem")
    var client = world.client
    client.authorities = .file(folder.file("authority.pem"))
    for (chain, key) in [("chain.pem", "key.pem"), ("both.pem", "both.pem")] {
      let server = TLSServerOptions(certificate: .files(chain: folder.file(chain), key: folder.file(key)))
      let engines = try JoinedEngines.shakingHands(client, server)
      #expect(engines.clientFacts?.verification == .verified(name: World.name))
    }
  }

  @Test("a file that cannot be used is named, with what is the matter with it")
  func badFiles() throws {
    let world = try World.good()
    let folder = try TemporaryFolder()
    let (none, text) = (folder.file("none"), folder.file("text"))
    let (key, chain) = (folder.file("key"), folder.file("chain"))
    let (broken, long) = (folder.file("broken"), folder.file("long"))
    try folder.write("no PEM\n", to: "text")
    try folder.write(world.certificate.key, to: "key")
    try folder.write(world.certificate.certificates.joined(), to: "chain")
    try folder.write(world.certificate.certificates[0] + "-----BEGIN CERTIFICATE-----\nAAAA\n", to: "broken")
    try folder.write(String(repeating: "x", count: (1 << 20) + 1), to: "long")
    let cases: [(Authorities, TLSOptionsFailure.FileProblem)] = [
      (.file(none), .missing), (.file(text + "/below"), .missing), (.file(chain + "\0"), .missing),
      (.file(folder.path), .unreadable(errno: 21)), (.file(text), .notPEM), (.file(key), .notPEM),
      (.file(broken), .notPEM), (.file(long), .tooLong), (.pem(""), .notPEM),
    ]
    for (authorities, problem) in cases {
      let path: String? = if case .file(let path) = authorities { path } else { nil }
      #expect(failure { $0.authorities = authorities } == .file(.authorities, path: path, problem))
    }
    #expect(failure { $0.authorities = .file(chain) } == nil)
    #expect(
      failure { $0.certificate = .files(chain: none, key: key) } == .file(.certificate, path: none, .missing))
    #expect(failure { $0.certificate = .files(chain: chain, key: none) } == .file(.key, path: none, .missing))
    #expect(failure { $0.certificate = .files(chain: key, key: key) } == .file(.certificate, path: key, .notPEM))
    #expect(failure { $0.certificate = .files(chain: chain, key: chain) } == .file(.key, path: chain, .notPEM))
    #expect(failure { $0.certificate = .files(chain: chain, key: key) } == nil)
  }

  @Test("a key that is another certificate's does not fit")
  func key() throws {
    let (one, other) = (try World.good().certificate, try World.good().certificate)
    let mixed = Identity(certificates: one.certificates, key: other.key, isSelfSigned: false)
    #expect(failure { $0.certificate = .made(mixed) } == .keyDoesNotFit)
    #expect(failure { $0.certificate = .made(one) } == nil)
  }

  @Test("a key behind a password is refused, and nobody is asked for it")
  func encrypted() throws {
    let identity = try World.good().certificate
    let key = try PrivateKey(pem: octets(identity.key))
    let text = key.lend { key in
      MemoryBIO.text { PEM_write_bio_PKCS8PrivateKey($0, key, EVP_aes_128_cbc(), "secret", 6, nil, nil) }
    }
    #expect(text.hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
    let locked = Identity(certificates: identity.certificates, key: text, isSelfSigned: false)
    #expect(failure { $0.certificate = .made(locked) } == .file(.key, path: nil, .encrypted))
  }

  static let names: [(String, Bool)] = [
    ("mail.christian.net", true), ("mail.christian.net.", true), ("localhost", true), ("a_b.test", true),
    ("127.0.0.1", true), ("::1", true), ("fe80::1%eth0", true), ("xn--mller-kva.test", true), ("", false),
    (".", false), (".christian.net", false), ("a..b", false), ("mail.christian.net\0.evil.test", false),
    ("127.0.0.1\0", false), ("müller.test", false), ("a b", false), ("*.christian.net", false), ("[::1]", false),
    (String(repeating: "a", count: 64) + ".test", false),
    (String(repeating: "a.", count: 126) + "a", true), (String(repeating: "a.", count: 127) + "a", false),
  ]

  @Test("a name no certificate could be compared with is refused", arguments: names)
  func name(_ name: String, _ isUsable: Bool) {
    #expect(failure(TLSClientOptions(serverName: name)) == (isUsable ? nil : .serverNameUnusable(name)))
  }

  static let ciphers: [(String, TLSOptionsFailure?)] = [
    ("ECDHE-RSA-AES128-SHA", nil), ("AES128-SHA:TLS_AES_128_GCM_SHA256", nil), ("HIGH:!aNULL", nil),
    ("AES128-SHA, AES256-SHA", nil), ("TLS_RSA_WITH_AES_128_CBC_SHA", nil), ("DEFAULT@SECLEVEL=0", nil),
    ("TLS_NO_WITH_SUCH", .unknownCipher("TLS_NO_WITH_SUCH")),
    ("ALL:-SHA", nil), ("", .unknownCipher("")), (":", .unknownCipher(":")),
    ("NO-SUCH-CIPHER", .unknownCipher("NO-SUCH-CIPHER")), ("AES128-SHA:NOSUCH", .unknownCipher("NOSUCH")),
    ("TLS_NO_SUCH", .unknownCipher("TLS_NO_SUCH")), ("AES128-SHA\0", .unknownCipher("AES128-SHA\0")),
    ("TLS_AES_128_GCM_SHA256:TLS_NONE", .unknownCipher("TLS_NONE")),
  ]

  @Test("a cipher that OpenSSL does not know is named, beside those that it knows too", arguments: ciphers)
  func cipher(_ list: String, _ expected: TLSOptionsFailure?) {
    #expect(failure { $0.ciphers = list } == expected)
  }

  @Test("ciphers and versions that do not go together are told")
  func contradiction() throws {
    #expect(failure { ($0.ciphers, $0.minimumVersion) = ("AES128-SHA", .tls13) } == .noCipherForVersion(.tls13))
    #expect(failure { ($0.ciphers, $0.minimumVersion) = ("AES128-SHA", .tls10) } == nil)
    #expect(failure { ($0.ciphers, $0.minimumVersion) = ("TLS_AES_128_GCM_SHA256", .tls10) } == nil)
    var server = try World.good().server
    (server.minimumVersion, server.maximumVersion) = (.tls13, .tls12)
    #expect(throws: TLSOptionsFailure.noCipherForVersion(.tls13)) { try TLSContext(server: server) }
  }

  @Test("a certificate too weak for the connection is refused with the reason")
  func weakCertificate() throws {
    var recipe = CertificateRecipe(commonName: World.name)
    recipe.curve = "prime192v1"
    let identity = try CertificateMaker.make(recipe)
    #expect(failure { $0.certificate = .made(identity) } == .refused(reason: "ee key too small"))
    #expect(failure { ($0.certificate, $0.minimumVersion) = (.made(identity), .tls10) } == nil)
  }

  @Test("the system's own authorities can be had")
  func system() {
    #expect(failure { $0.authorities = .system } == nil)
  }
}
