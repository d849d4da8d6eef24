import Foundation
import Octets
import TLS
import TestSupport
import Testing

extension WithoutTerminal {
  @Suite("Logging in without a terminal", .serialized)
  struct LoginWithoutTerminalTests {
    @Test(":auth cannot ask, and is wrong usage", arguments: [[], ["--json"]])
    func unasked(_ options: [String]) async throws {
      let server = try LoginPeer.server()
      let run = try await Tutor.talk(to: server.port, options, "EHLO x\n:auth PLAIN\n")
      #expect(run.status == 64)
      #expect(run.outputText.replacing("\n# ", with: " ").contains("there is no terminal to ask at"))
      #expect(server.received == "EHLO x\r\nQUIT\r\n")
    }

    @Test("a login from a pipe is read along as JSON, without its secret", arguments: LoginTests.byHand)
    func json(_ mechanism: String, _ withInitialResponse: Bool) async throws {
      let server = try LoginPeer.server()
      let folder = try TemporaryFolder("login")
      let lines = try LoginPeer.lines(mechanism, withInitialResponse: withInitialResponse)
      let run = try await Tutor.talk(
        to: server.port, ["--json", "--log", folder.file("log")], (["EHLO x"] + lines).joined(separator: "\n") + "\n")
      #expect(run.status == 0)
      let schema = try JSONSchema(path: Project.path("docs/json.schema.json"))
      var fields: [[String: Any]] = []
      for line in run.lines {
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        #expect(schema.mistakes(in: object) == [], "\(line)")
        fields += object["event"] as? String == "login" ? object["fields"] as? [[String: Any]] ?? [] : []
      }
      #expect(fields.contains { $0["name"] as? String == "user" && $0["value"] as? String == LoginPeer.user })
      #expect(fields.contains { $0["secret"] as? Bool == true && $0["value"] is NSNull })
      for (place, text) in [
        ("output", run.outputText), ("errors", run.errorText), ("log", folder.read("log")),
      ] {
        for trace in LoginPeer.traces(of: LoginPeer.password) {
          #expect(!text.contains(trace), "\(trace) in the \(place)")
        }
      }
      #expect(folder.read("log").contains("AUTH \(mechanism)"))
      let userInLog = folder.read("log").contains(Base64.encode(Array(LoginPeer.user.utf8)))
      #expect(userInLog == (mechanism == "LOGIN"))
    }
  }
}
