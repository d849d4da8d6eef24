import Foundation
import PracticeServer
import TestSupport
import Testing

@testable import Events
@testable import Sessions
@testable import Terminal
@testable import Tutor

/// `:edit`, with an editor that does what a test says.
@MainActor @Suite("A message written in an editor")
struct EditingTests {
  private static let envelope = ["EHLO x", "MAIL FROM:<a@b.test>", "RCPT TO:<bob@christian.net>"]

  /// A session in which the editor, once it was asked for, does this with the file.
  private func edit(_ typed: [String] = envelope, _ edits: @escaping (_ path: String) -> Int32?) async throws -> (
    harness: SessionHarness, prompt: ScriptedPrompt
  ) {
    let harness = try SessionHarness(level: .off, isInteractive: true)
    let prompt = ScriptedPrompt(typed + [":edit"], harness.events)
    prompt.edits = edits
    harness.session.editor = prompt
    _ = await Repl(session: harness.session, editor: prompt, history: .disabled).run(.practice)
    await harness.session.practice?.stop()
    return (harness, prompt)
  }

  @Test("a message is written in an editor, in a file of one's own, and sent as it was meant; the file is gone then")
  func edits() async throws {
    var template = ""
    var path = ""
    var modes: [Int] = []
    let run = try await edit { file in
      path = file
      template = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
      let folder = String(file.prefix(upTo: file.lastIndex(of: "/") ?? file.endIndex))
      modes = [file, folder].compactMap {
        (try? FileManager.default.attributesOfItem(atPath: $0))?[.posixPermissions] as? Int
      }
      let written = template.replacing("Subject: ", with: "Subject: x") + ".dot\n"
      return (try? written.write(toFile: file, atomically: false, encoding: .utf8)) == nil ? 1 : 0
    }
    #expect(modes == [0o600, 0o700])
    #expect(
      !FileManager.default.fileExists(atPath: String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex))))
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.prefix(2) == ["From: a@b.test", "To: bob@christian.net"])
    #expect(lines[3].wholeMatch(of: #/Message-ID: <[0-9a-z]+\.[0-9]+@b\.test>/#) != nil)
    #expect(lines.suffix(3) == ["Subject: ", "", ""])
    let message = try #require(run.harness.session.practice?.store.newest)
    let text = String(decoding: message.text, as: UTF8.self)
    #expect(text.contains("Subject: x\r\n\r\n.dot\r\n") || text.contains("Subject: x\n\n.dot\n"))
  }

  @Test(
    "nothing is sent of a message that was not written",
    arguments: [
      (0, nil, "The message was not changed."), (0, " \n", "The message is empty."), (1, "x", "ended with status 1."),
      (127, nil, "There is no editor"), (nil, "x", "did not end by itself"),
    ] as [(Int32?, String?, String)])
  func notEdited(_ status: Int32?, _ written: String?, _ words: String) async throws {
    let run = try await edit { file in
      if let written { try? written.write(toFile: file, atomically: false, encoding: .utf8) }
      return status
    }
    #expect(run.harness.unwrapped.contains(words))
    #expect(run.harness.unwrapped.contains("Nothing was sent."))
    #expect(!run.harness.lines.contains("C: DATA"))
  }

  @Test("what was written is kept where the server does not take it")
  func keepsWritten() async throws {
    var path = ""
    let run = try await edit(["EHLO x"]) { file in
      path = file
      return (try? "x\n".write(toFile: file, atomically: false, encoding: .utf8)) == nil ? 1 : 0
    }
    #expect(run.harness.unwrapped.contains("What you wrote is kept in \(path)."))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "x\n")
    try FileManager.default.removeItem(atPath: String(path.prefix(upTo: path.lastIndex(of: "/") ?? path.endIndex)))
  }
}
