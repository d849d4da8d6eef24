package import Annotations
import CLibrary
import Events
import Network
import SMTP
import TLS
import World
import WorldServers

extension Session {
  package var security: Security { Security(link?.tls) }

  /// The name the certificate has to be for.
  var certificateName: String { settings.tls.serverName ?? certificateHost }

  /// The name of the server where nobody asked for another: that of the MX host for a row of a check, not its address.
  private var certificateHost: String { places.server?.checked?.certificateName ?? hostName }

  var tlsNotes: TLSNotes {
    TLSNotes(asked: certificateName, next: context.extendedHello, now: certificateTime)
  }

  /// When certificates have to be valid: now, by the clock of the practice world for a server of that.
  private var certificateTime: Int64 {
    Int64(time(nil)) + (isInWorld ? Int64(worldServers?.clock.leadSeconds ?? 0) : 0)
  }

  /// Starts the handshake; nothing is sent until it completes.
  func startTLS(_ handshake: Link.Handshake) {
    do throws(TLSOptionsFailure) {
      var options = settings.tls.options(for: certificateHost, trusted: trustedAuthority)
      if isInWorld { options.verificationTime = certificateTime }
      try link?.connection.secure(TLSContext(client: options))
    } catch {
      presenter.fail("TLS cannot begin: \(error.words). The connection was closed.")
      presenter.incident(error.status, at: "TLS", error.words)
      return closeByUser()
    }
    link?.handshake = handshake
    if handshake == .startTLS, !conversation.pending.isEmpty {
      presenter.warn(
        "\(Phrases.count(conversation.pending.count, "command")) went out in the clear after STARTTLS: no server "
          + "may obey them, and the handshake will probably fail.")
    }
  }

  /// The handshake is done.
  func tlsEstablished(_ facts: TLSFacts) {
    if link?.handshake == .startTLS { keepExtensions(before: .tls) }
    link?.handshake = nil
    link?.tls = facts
    link?.conversation.tlsEstablished(at: events.clock.now())
    let note = tlsNotes.established(facts)
    presenter.secured(facts, note)
    presenter.record(.note(note.headline))
    guard !facts.verification.isVerified else { return }
    presenter.incident(
      .security, at: "TLS", "the server's certificate is not verified", isFinal: settings.tls.isRequired)
    if settings.tls.isRequired {
      presenter.fail(
        "--tls-required: the server is not verified, so nothing is sent to it. The connection was "
          + "closed.")
      closeByUser()
    }
  }

  /// There is no TLS, or no more of it.
  func tlsFailed(_ failure: TLSFailure) {
    guard let handshake = link?.handshake else {
      let (pending, stage) = (conversation.pending.first, conversation.stage)
      presenter.note(tlsNotes.failed(failure, isUpgrade: false))
      presenter.record(.close(by: .server))
      close(by: .server)
      presenter.incident(.security, at: "TLS", "the encrypted connection broke")
      return account(for: pending, stage, nil)
    }
    if handshake == .startTLS, case .notTLS(_, let octets) = failure.kind { return injected(octets: octets.count) }
    let note = tlsNotes.failed(failure, isUpgrade: handshake == .startTLS)
    presenter.insecure(note)
    presenter.incident(.security, at: "the TLS handshake", note.headline)
    closeByUser()
  }

  /// What came in the clear after the 220 is not looked at: it may be anybody's.
  func injected(octets: Int) {
    let note = TLSNotes.injected(octets: octets)
    presenter.insecure(note)
    presenter.incident(.security, at: "STARTTLS", "plaintext after the 220, which looks like an attack")
    closeByUser()
  }

  /// A second handshake inside the first is nothing that SMTP knows.
  func nestedTLS() {
    presenter.fail(
      "The server answered STARTTLS with 220 although TLS is on already (RFC 3207, section 4.2). The connection "
        + "was closed.")
    presenter.incident(.security, at: "STARTTLS", "a 220 to STARTTLS inside TLS")
    closeByUser()
  }

  /// A TLS connection ended without a word.
  func truncated() {
    let isAwaited = !conversation.pending.isEmpty || conversation.isInsideReply
    presenter.note(TLSNotes.truncated(isLoss: isAwaited))
    ended(nil)
  }

  // MARK: What was asked for on the command line

  /// Says EHLO and STARTTLS in the program's name, and EHLO again, so that the list at hand is the one inside TLS.
  func upgrade() async -> Wait {
    guard conversation.stage == .start else { return notUpgraded("the server did not greet") }
    presenter.say("Saying EHLO and STARTTLS first, then EHLO again inside TLS.")
    let hello = Array("EHLO \(ownName)".utf8)
    send(line: hello, wasTyped: false)
    if let cut = cut(await settle()) { return cut }
    guard conversation.extensions?[.startTLS] != nil else {
      return notUpgraded("the server does not offer STARTTLS")
    }
    send(line: Array("STARTTLS".utf8), wasTyped: false)
    if let cut = cut(await settle()) { return cut }
    guard link?.tls != nil else { return notUpgraded("the server refused STARTTLS") }
    send(line: hello, wasTyped: false)
    return await settle()
  }

  private func cut(_ wait: Wait) -> Wait? {
    if case .settled = wait { nil } else { wait }
  }

  /// A script that asked for TLS goes no further without; a person sees that there is none, and decides.
  private func notUpgraded(_ reason: String) -> Wait {
    guard isConnected else { return .closed }
    presenter.incident(.security, at: "STARTTLS", reason)
    let staysOpen = presenter.isInteractive && !settings.tls.isRequired
    presenter.fail("No encryption: \(reason)." + (staysOpen ? " You may go on in the clear." : ""))
    guard !staysOpen else { return .settled }
    closeByUser()
    return .closed
  }

  /// The name to greet with: this machine's, if it is a whole one, or its address (RFC 5321, section 4.1.3).
  package var ownName: String {
    if let name = settings.helo { return name }
    if let name = SystemName.full { return name }
    let address = link?.connection.localAddress ?? ""
    return address.contains(":") ? "[IPv6:\(address)]" : "[\(address)]"
  }

  /// Whether octets stay here because of `--tls-required`; that is then told. Only what begins a session, or leads to
  /// TLS, is said in the clear: every line of it, for octets that are sent raw may be several.
  func refuseIfTLSRequired(_ octets: [UInt8]) -> Bool {
    guard settings.tls.isRequired, security != .verified, isConnected else { return false }
    let isCommand = conversation.stage != .auth && !conversation.stage.isText
    let lines = octets.split { $0 == 10 || $0 == 13 }
    guard !isCommand || !lines.allSatisfy({ Self.harmless.contains(Verb(of: Array($0))) }) else { return false }
    presenter.fail("Not sent: --tls-required, and this connection is not encrypted. Use STARTTLS first.")
    presenter.incident(.security, at: "TLS", "required, but not on", isFinal: false)
    // A script waits for the answer to each of its lines.
    if guidance == .script { closeByUser() }
    return true
  }

  private static let harmless: Set<Verb> = [.ehlo, .helo, .startTLS, .noop, .rset, .help, .quit]

  /// STARTTLS was refused where TLS is a must.
  func endIfRefused(_ answer: Answer) {
    guard settings.tls.isRequired, answer.request?.verb == .startTLS, answer.stageAfter != .tls, link?.tls == nil else {
      return
    }
    presenter.fail("--tls-required: the server refused STARTTLS. The connection was closed.")
    presenter.incident(.security, at: "STARTTLS", "required, but refused with \(answer.reply.code)")
    closeByUser()
  }
}
