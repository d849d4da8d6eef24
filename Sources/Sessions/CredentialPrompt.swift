import Events
import Octets
import SMTP
package import Terminal

/// Asks a person what a login needs.
@MainActor struct CredentialPrompt {
  enum Stop: Error {
    /// Ctrl-C, Ctrl-D, or nothing where something is needed.
    case cancelled
    case terminated
    /// The connection has gone meanwhile.
    case disconnected
  }

  let session: Session
  let editor: any LinePrompt

  func line(_ prompt: String) async throws(Stop) -> String {
    let lines = LineSource(origin: .editor(editor), session: session)
    switch await lines.next(prompt: prompt, kind: .message, asksOnlyConnected: true) {
    case .line(let line): return String(decoding: line.trimmingBlanks, as: UTF8.self)
    case .end, .interrupt: throw .cancelled
    case .terminated: throw .terminated
    case .pointless: throw .disconnected
    }
  }

  /// Not shown while it is typed; never empty.
  func secret(_ prompt: String) async throws(Stop) -> [UInt8] {
    guard let secret = await session.readSecret(prompt, from: editor), !secret.isEmpty else {
      throw session.pump.endingSignal == nil ? .cancelled : .terminated
    }
    return secret
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
