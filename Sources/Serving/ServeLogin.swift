package import Events
import Files
import Personas
import PracticeServer
import SASL
package import Terminal
import Unix

/// Whose login alone the practice server accepts, and where their password comes from: never from the command line, where
/// other users of the machine can read it.
package struct ServeLogin: Sendable {
  let user: String
  /// Nil: it is asked for.
  let passwordFile: String?

  package init(user: String, passwordFile: String?) {
    self.user = user
    self.passwordFile = passwordFile
  }

  @MainActor fileprivate func password(_ screen: Screen) async throws(ServeFailure) -> [UInt8] {
    let password = if let passwordFile { try Self.read(passwordFile) } else { try await ask(screen) }
    guard !password.isEmpty else { throw ServeFailure(.usage, "The password for \(user) is empty.") }
    return password
  }

  /// The first line of a file.
  fileprivate static func read(_ path: String) throws(ServeFailure) -> [UInt8] {
    do throws(FileBytes.Failure) { return try FileBytes.secretLine(path) } catch {
      throw ServeFailure(.cannotRead, error.words)
    }
  }

  @MainActor private func ask(_ screen: Screen) async throws(ServeFailure) -> [UInt8] {
    guard Standard.inputIsTerminal, Standard.outputIsTerminal else {
      throw ServeFailure(
        .usage, "There is nobody to ask for the password here: --password-file FILE reads it from a file.")
    }
    let editor = LineEditor(screen: screen, history: .disabled) { _ in }
    defer { editor.end() }
    guard editor.hidesWhatIsTyped, let password = await editor.readSecret(prompt: "Password for \(user) (not shown): ")
    else { throw ServeFailure(.usage, "No password was typed.") }
    return password
  }
}

/// Why the practice server was not started.
package struct ServeFailure: Error, Sendable {
  package let status: ExitStatus
  package let words: String

  init(_ status: ExitStatus, _ words: String) {
    self.status = status
    self.words = words
  }
}

extension ServeOptions {
  /// Does what has to be done before there is a server, some of which a person is asked for.
  /// - Parameters:
  ///   - tokenFile: its first line is the token of OAuth; nil: one is made.
  ///   - mailbox: the folder that gets the messages.
  @MainActor package mutating func prepare(
    login: ServeLogin?, tokenFile: String?, mailbox: String?, _ screen: Screen
  ) async throws(ServeFailure) {
    if let tokenFile {
      let token = try ServeLogin.read(tokenFile)
      guard !token.isEmpty else { throw ServeFailure(.usage, "The token in \(tokenFile) is empty.") }
      persona.token = Secret(token)
    } else {
      makeToken()
    }
    if let login {
      let password = try await login.password(screen)
      guard let text = String(validating: password, as: UTF8.self) else {
        throw ServeFailure(.usage, "The password for \(login.user) is not UTF-8.")
      }
      accept(SASLServer.Account(name: login.user, password: text))
    }
    guard let mailbox else { return }
    do throws(Maildir.Failure) { maildir = try Maildir(path: mailbox) } catch {
      throw ServeFailure(.cannotCreate, "Cannot use \(error.path) for mail: \(error.cause.text).")
    }
  }
}
