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

    @Test("what was meant for its questions does not go out")
    func unaskedAnswers() async throws {
      let server = try LoginPeer.server()
      let run = try await Tutor.talk(to: server.port, "EHLO x\n:auth PLAIN\nann\ncorrect horse\n:state\nsesame\nQUIT\n")
      #expect(run.status == 64)
      #expect(server.received == "EHLO x\r\nQUIT\r\n")
      for word in ["correct horse", "sesame"] { #expect(!run.outputText.contains(word)) }
    }

    /// The practice server, inside TLS or in clear, with a file of this content.
    private static func given(_ password: String?, _ lines: [String]) async throws -> (Run, String) {
      let folder = try TemporaryFolder("password")
      if let password { try folder.write(password, to: "password") }
      let run = try await Tutor.run(
        ["--user", "bugs", "--password-file", folder.file("password"), "--log", folder.file("log")],
        input: (lines + ["QUIT"]).joined(separator: "\n") + "\n")
      return (run, folder.read("log"))
    }

    private static let secured = ["EHLO x", "STARTTLS", "EHLO x"]

    @Test(
      "--user and --password-file answer it, inside TLS",
      arguments: ["whats-up-doc\n", "whats-up-doc\r\nmore\n", "whats-up-doc"], [":auth", ":auth PLAIN", ":auth LOGIN"])
    func givenPassword(content: String, command: String) async throws {
      let (run, log) = try await Self.given(content, Self.secured + [command])
      #expect(run.status == 0, "\(run.outputText)")
      #expect(run.outputText.contains("S: 235 Authentication succeeded"))
      for trace in LoginPeer.traces(of: "whats-up-doc") {
        #expect(!run.outputText.contains(trace))
        #expect(!log.contains(trace))
      }
    }

    @Test("a password in a file goes out in clear for nobody's asking")
    func givenInClear() async throws {
      let (run, log) = try await Self.given("whats-up-doc\n", ["EHLO x", ":auth PLAIN"])
      #expect(run.status == 77)
      #expect(!log.contains("AUTH PLAIN"))
    }

    @Test(
      "a file that is not there, or begins with an empty line, is no password",
      arguments: [nil, "", "\nwhats-up-doc\n"])
    func noPassword(content: String?) async throws {
      let (run, log) = try await Self.given(content, Self.secured + [":auth PLAIN"])
      #expect(run.status == 66)
      #expect(!log.contains("AUTH PLAIN"))
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
