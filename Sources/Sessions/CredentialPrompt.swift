import Events
import Octets
import SMTP
import Terminal

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
    session.presenter.flush()
    guard let secret = await editor.readSecret(prompt: prompt), !secret.isEmpty else {
      throw session.pump.endingSignal == nil ? .cancelled : .terminated
    }
    return secret
  }

  /// Whether the answer is yes; Enter alone is no.
  func consents(_ question: String) async throws(Stop) -> Bool {
    ["y", "yes"].contains(try await line("\(question) y/N ").lowercased())
  }
}
