import Events
import Files
import Octets
import SASL
import SMTP
package import Terminal

/// What a login needs: from the command line (`--user`, `--password-file`), or from a person who is asked.
@MainActor struct CredentialPrompt {
  enum Stop: Error {
    /// Ctrl-C, Ctrl-D, or nothing where something is needed.
    case cancelled
    case terminated
    /// The connection has gone meanwhile.
    case disconnected
    /// There is nobody to ask whether to go on.
    case unasked
    /// The file of the password cannot be used; a sentence says why.
    case noPassword(String)
  }

  let session: Session
  /// Nil where nobody sits at a terminal.
  let editor: (any LinePrompt)?

  func user(_ prompt: String) async throws(Stop) -> String {
    if let user = session.settings.user { return user }
    return try await line(prompt)
  }

  /// Not shown while it is typed; never empty.
  func password(_ prompt: String) async throws(Stop) -> Secret {
    guard let path = session.settings.passwordFile else { return try await secret(prompt) }
    var first: [UInt8]
    do throws(FileBytes.Failure) { first = try FileBytes.secretLine(path) } catch { throw .noPassword(error.words) }
    guard !first.isEmpty else { throw .noPassword("The first line of \(path) is empty.") }
    return Secret(wiping: &first)
  }

  func line(_ prompt: String) async throws(Stop) -> String {
    guard let editor else { throw .unasked }
    let lines = LineSource(origin: .editor(editor), session: session)
    switch await lines.next(prompt: prompt, kind: .message, asksOnlyConnected: true) {
    case .line(let line): return String(decoding: line.trimmingBlanks, as: UTF8.self)
    case .end, .interrupt: throw .cancelled
    case .terminated: throw .terminated
    case .pointless: throw .disconnected
    }
  }

  private func secret(_ prompt: String) async throws(Stop) -> Secret {
    guard let editor else { throw .unasked }
    guard var secret = await session.readSecret(prompt, from: editor), !secret.isEmpty else {
      throw session.pump.endingSignal == nil ? .cancelled : .terminated
    }
    return Secret(wiping: &secret)
  }

  /// Whether the answer is yes; Enter alone is no.
  func consents(_ question: String) async throws(Stop) -> Bool {
    ["y", "yes"].contains(try await line("\(question) y/N ").lowercased())
  }
}

extension Session {
  /// Asks a person for something that is not shown while it is typed; nil: given up, or it would be shown.
  package func readSecret(_ prompt: String, from editor: any LinePrompt) async -> [UInt8]? {
    presenter.flush()
    guard editor.hidesWhatIsTyped else {
      presenter.warn("This terminal shows what is typed, so nothing secret is asked for here.")
      return nil
    }
    return await editor.readSecret(prompt: prompt)
  }
}
