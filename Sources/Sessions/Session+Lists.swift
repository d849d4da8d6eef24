import Annotations
import Events
import PracticeServer
import SMTP
import TLS

extension Session {
  /// Keeps what the server offered until it is asked again after a login, and says what has changed when it was.
  func reportExtensionChanges(_ answer: Answer) {
    guard answer.reply.code.kind == .completion else { return }
    switch answer.request?.verb {
    case .ehlo:
      if let before = link?.previousExtensions, let list = conversation.extensions {
        presenter.note(annotator.changed(from: before.list, to: list, after: before.change))
      }
      link?.previousExtensions = nil
      compareWithOther()
    default: if answer.request?.isAuthentication == true { keepExtensions(before: .login) }
    }
  }

  /// The first list of a connection beside the last one of the server before it.
  private func compareWithOther() {
    guard let list = conversation.extensions else { return }
    if let last = places.lastList, last.server != places.server?.target {
      presenter.note(annotator.compared(list, with: last.list, of: last.name))
    }
    places.lastList = places.server.map { (server: $0.target, name: hostName, list: list) }
  }

  /// What is offered now is to be compared with what will be.
  func keepExtensions(before change: ListChange) {
    let offered = conversation.extensions.map { (list: $0, change: change) }
    link?.previousExtensions = offered
  }

  /// Everything TLS has negotiated here, or the chain for other programs.
  func showTLS(pem: Bool) {
    guard let facts = link?.tls else {
      return presenter.say(
        isConnected
          ? "This connection is not encrypted. STARTTLS encrypts it, if the server offers that." : "Not connected.")
    }
    if pem {
      presenter.pem(facts.chain.map(\.pem))
    } else {
      presenter.explain(tlsNotes.established(facts, isWhole: true))
      showDANE(facts)
    }
  }

  func handshakeTimedOut(_ seconds: Double) {
    presenter.fail(
      "The TLS handshake did not finish within \(Phrases.seconds(seconds)); the connection was "
        + "closed.")
    presenter.note(
      annotator.silentHandshake(seconds: Int(seconds), isUpgrade: link?.handshake == .startTLS, in: context))
    presenter.incident(settings.tls.isRequired ? .security : .tryLater, at: "the TLS handshake", "no answer in time")
    closeByUser()
  }

  func giveUpHandshake() {
    presenter.say("The TLS handshake was not finished, so nothing else can be sent: the connection was closed.")
    closeByUser()
  }
}

extension Session {
  /// The practice server's own authority, which no system knows.
  var trustedAuthority: String? { isPractice || isInWorld ? try? PracticeServer.authorityPEM() : nil }
}
