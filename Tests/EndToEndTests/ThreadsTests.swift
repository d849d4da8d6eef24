#if TASKS_ON_LOOP
  import Foundation
  import TestSupport
  import Testing

  extension WithoutTerminal {
    /// Each step of a session would wake another thread first. A program of another compiler has no choice.
    @Suite("Threads")
    struct ThreadsTests {
      private static func threads(of process: String) throws -> Int {
        try FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task").count
      }

      /// - Parameter arguments: the last of them, each with a NUL behind it.
      private static func process(with arguments: String) throws -> String {
        let entries = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { Int($0) != nil }
        return try #require(
          entries.first { entry in
            let line = FileManager.default.contents(atPath: "/proc/\(entry)/cmdline") ?? Data()
            return String(decoding: line, as: UTF8.self).hasSuffix(arguments)
          })
      }

      @Test("a session whose lines are there has one, also while it waits for a reply")
      func one() async throws {
        let server = try ScriptedServer([
          .reply("220 test ready"), .expectLine, .untilTold, .reply("250 test"), .expectLine, .reply("221 bye"), .close,
        ])
        async let run = Run.program(
          "/bin/bash", ["-c", "exec $PROGRAM 127.0.0.1 $PORT <<<$'HELO x\\nQUIT'"],
          environment: ["PROGRAM": Program.path("smtp-tutor"), "PORT": "\(server.port)"], limit: .seconds(60))
        _ = try await eventually("no command came") { server.received.contains("HELO x") ? true : nil }
        let program = try Self.process(with: "\0127.0.0.1\0\(server.port)\0")
        #expect(try Self.threads(of: program) == 1)
        // This process has several, and they are seen.
        #expect(try Self.threads(of: "self") > 1)
        server.tell()
        #expect(try await run.status == 0)
      }
    }
  }
#endif
