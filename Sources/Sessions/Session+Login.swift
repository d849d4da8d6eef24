import Annotations
import Events
import Octets
import SASL
import SMTP
import TLS
import Terminal

/// `:auth`: asks for what a mechanism needs, and does the login step by step.
extension Session {
  /// - Parameter name: of the mechanism; nil: the best that the server offers.
  func authenticate(_ name: String?) async -> Effect {
    guard !isHolding else {
      presenter.warn("Lines are being held, and a login waits for each answer. Use :release or :hold off first.")
      return .failed(.usage)
    }
    let isGiven = settings.user != nil && settings.passwordFile != nil
    guard editor != nil || isGiven else {
      presenter.fail(
        ":auth asks for user name and password, and there is no terminal to ask at: --user and --password-file give "
          + "them. Nothing was sent.")
      return .failed(.usage)
    }
    // What --tls-required keeps back needs no password either.
    guard !refuseIfTLSRequired(Array("AUTH".utf8)) else { return .failed(.security) }
    guard let mechanism = mechanism(name) else { return .failed(.usage) }
    let prompt = CredentialPrompt(session: self, editor: editor)
    do throws(CredentialPrompt.Stop) {
      guard let login = try await prepare(mechanism, prompt) else { return .failed(.tryLater) }
      return await perform(login)
    } catch {
      return stop(error)
    }
  }

  private func stop(_ stop: CredentialPrompt.Stop) -> Effect {
    link?.conversation.loginGivenUp()
    switch stop {
    case .cancelled: presenter.say("No login: nothing was sent.")
    case .disconnected: presenter.say("The connection is gone: nothing was sent.")
    case .terminated: return .waited(.terminated)
    case .unasked:
      presenter.fail("There is nobody to ask whether to send it all the same: nothing was sent.")
      return .failed(.security)
    case .noPassword(let words):
      presenter.fail("\(words) No login: nothing was sent.")
      return .failed(.cannotRead)
    }
    return .none
  }

  private func mechanism(_ name: String?) -> SASLClient.Mechanism? {
    if let name {
      if let mechanism = SASLClient.Mechanism(name: name) { return mechanism }
      let known = SASLClient.Mechanism.allCases.map(\.rawValue).joined(separator: ", ")
      presenter.warn(
        "No login here with \"\(name.prefix(30))\". :auth knows \(known); any other has to be typed by hand: AUTH ...")
      return nil
    }
    let offered = (conversation.extensions?[.auth]?.parameters ?? []).compactMap { SASLClient.Mechanism(name: $0) }
    let preferred = SASLClient.Mechanism.preferred(isSafe: security == .verified)
    if let best = preferred.first(where: offered.contains) ?? offered.first { return best }
    presenter.warn(AuthPreconditions.nothingToChoose(in: context))
    return nil
  }

  /// What is needed, asked for before anything is sent; nil where this system cannot do it.
  private func prepare(
    _ mechanism: SASLClient.Mechanism, _ prompt: CredentialPrompt
  ) async throws(CredentialPrompt.Stop) -> SASLClient? {
    presenter.say("Logging in with \(mechanism.rawValue).\(editor == nil ? "" : " Ctrl-C gives up.")")
    let obstacles = AuthPreconditions(
      mechanism, security: security, isLoggedIn: conversation.isLoggedIn,
      isInTransaction: conversation.envelope.sender != nil, in: context
    ).words
    for words in obstacles { presenter.warn(words) }
    if !obstacles.isEmpty, !(try await prompt.consents("Send it all the same?")) { throw .cancelled }
    let user: String
    var secret = Secret([])
    switch mechanism.secret {
    case .none: user = try await prompt.line("Act for (Enter: the name in your certificate): ")
    case .password, .token:
      user = try await prompt.user("User name: ")
      guard !user.isEmpty else { throw .cancelled }
      secret = try await prompt.password(
        mechanism.secret == .token ? "Access token (not shown): " : "Password (not shown): ")
    }
    // While a secret is typed, what the server does waits.
    if case .terminated = await wait(within: 0, until: { !$0.isConnected }) { throw .terminated }
    guard isConnected, conversation.stage != .closing else { throw .disconnected }
    do throws(LoginFailure) { return try SASLClient(mechanism, user: user, secret: secret) } catch {
      presenter.fail("No login: \(error.words). Nothing was sent.")
      return nil
    }
  }

  private func perform(_ login: SASLClient) async -> Effect {
    link?.isDrivenByAuth = true
    defer { link?.isDrivenByAuth = false }
    var login = login
    var wait = await open(&login)
    while case .settled = wait, conversation.stage == .auth, let challenge = conversation.login?.challenge {
      let answer: String
      do throws(LoginFailure) {
        // LOGIN's questions are answered in their order, in whatever words, or none, they come.
        guard let octets = Base64.decode(challenge) ?? (login.mechanism == .login ? [] : nil) else {
          throw .malformedChallenge
        }
        answer = Base64.encode(try login.respond(to: octets))
      } catch {
        presenter.fail("The login was abandoned: \(error.words).")
        presenter.incident(.security, at: "AUTH", error.words, isFinal: false)
        answer = "*"
      }
      send(line: Array(answer.utf8), wasTyped: false)
      wait = await settle()
    }
    if conversation.isLoggedIn, login.serverIsProven == false {
      presenter.fail(
        "The server accepted the login but has not proved that it knows the password. SCRAM requires that: whoever "
          + "answers may not be your server. QUIT, and send nothing to it.")
      presenter.incident(.security, at: "AUTH", "the server has not proved itself")
    }
    return .waited(wait)
  }

  /// Sends AUTH, and what may follow it in the same line.
  private func open(_ login: inout SASLClient) async -> Wait {
    let command = "AUTH \(login.mechanism.rawValue)"
    let unopened = login
    var line = command
    if let first = login.start() { line += " \(first.isEmpty ? "=" : Base64.encode(first))" }
    // A command line has 512 octets with its CRLF; what is longer waits for the server's 334 (RFC 4954, section 4).
    if line.utf8.count > 510 {
      login = unopened
      line = command
    }
    send(line: Array(line.utf8), wasTyped: false)
    return await settle()
  }
}
