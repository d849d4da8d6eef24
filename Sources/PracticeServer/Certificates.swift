import Personas
import Synchronization
import TLS

/// The authority and the certificates of the practice server. Each is made when it is first needed, in memory, and
/// kept as long as the program runs: an authority that somebody trusts stays the same. Safe to use from any thread.
final class Certificates: Sendable {
  /// Those of this program.
  static let shared = Certificates()

  /// An authority, what it lets sign in its name, and what its own certificate is trusted by.
  private struct Authority {
    let root: Identity
    let issuer: Identity

    init(named name: String) throws(CertificateFailure) {
      root = try CertificateMaker.make(.authority(name))
      issuer = try CertificateMaker.make(.authority("Issuing authority of smtp-tutor"), signedBy: root)
    }
  }

  /// Whose certificate, and what is wrong with it.
  private struct Subject: Hashable {
    let hostName: String
    let fault: Scenario?
  }

  private struct State {
    var authority: Authority?
    var contexts: [Subject: TLSContext] = [:]
  }

  /// In the certificate of every authority that was ever made here.
  static let authorityName = "Practice authority of smtp-tutor"

  private let state = Mutex(State())

  /// What other clients call a server here, besides its name.
  private static let localNames: [AlternativeName] = [.dns("localhost"), .ip("127.0.0.1"), .ip("::1")]

  /// What a server needs to speak TLS.
  /// - Parameter fault: what is wrong with its certificate.
  func context(for hostName: String, fault: Scenario?) throws -> TLSContext {
    let subject = Subject(hostName: hostName, fault: fault)
    return try state.withLock { state in
      if let known = state.contexts[subject] { return known }
      let authority = try Self.authority(&state)
      let options = TLSServerOptions(certificate: .made(try Self.identity(subject, authority)))
      let context = try TLSContext(server: options)
      state.contexts[subject] = context
      return context
    }
  }

  /// The certificate of the authority to believe, as PEM.
  func authorityPEM() throws -> String {
    try state.withLock { state in try Self.authority(&state).root.certificates.joined() }
  }

  private static func authority(_ state: inout State) throws(CertificateFailure) -> Authority {
    if let known = state.authority { return known }
    let made = try Authority(named: authorityName)
    state.authority = made
    return made
  }

  private static func identity(_ subject: Subject, _ authority: Authority) throws(CertificateFailure) -> Identity {
    let hostName = subject.hostName
    var recipe = CertificateRecipe(commonName: hostName, names: [.dns(hostName)] + localNames)
    let day: Int64 = 86_400
    switch subject.fault {
    case .expired: (recipe.validFrom, recipe.validUntil) = (-91 * day, -day)
    case .notYetValid: (recipe.validFrom, recipe.validUntil) = (day, 91 * day)
    case .wrongName: (recipe.commonName, recipe.names) = ("mail.acme.test", [.dns("mail.acme.test")])
    case .selfSigned: return try CertificateMaker.make(recipe)
    case .unknownAuthority:
      return try CertificateMaker.make(recipe, signedBy: Authority(named: "Unknown authority").issuer)
    case .missingIntermediate:
      recipe.issuerURL = "http://\(hostName)/issuing.crt"
      return try CertificateMaker.make(recipe, signedBy: authority.issuer).alone
    default: break
    }
    return try CertificateMaker.make(recipe, signedBy: authority.issuer)
  }
}
