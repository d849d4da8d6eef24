import Octets
import TestSupport
import Testing

/// The tests' way to run a program says truly how it went.
@Suite("Running a program", .serialized)
struct RunTests {
  @Test("input, output, errors and exit status are the program's own")
  func ordinary() async throws {
    let run = try await Run.program(
      "/bin/sh", ["-c", "cat; echo $WORD >&2; exit 75"], environment: ["WORD": "later"],
      input: Array("250 OK\r\n".utf8))
    #expect(run.outputText == "250 OK\r\n")
    #expect(run.errorText == "later\n")
    #expect(run.status == 75)
    #expect(!run.timedOut)
  }

  @Test("megabytes pass in both directions at once")
  func bigPipes() async throws {
    let input = [UInt8](repeating: 0x41, count: 4_000_000)
    let run = try await Run.program("/usr/bin/tee", ["/dev/stderr"], input: input)
    #expect(run.output == input)
    #expect(run.errors == input)
  }

  @Test("a program that reads nothing of its input and ends does no harm")
  func inputUnread() async throws {
    let run = try await Run.program("/bin/true", input: [UInt8](repeating: 0, count: 1_000_000))
    #expect(run.ending == .exit(0))
  }

  @Test("a program that does not end is ended, with what it started")
  func timeLimit() async throws {
    // A run is over when nobody holds its pipes any more: the sleep holds them, too.
    let run = try await Run.program("/bin/sh", ["-c", "sleep infinity; echo"], limit: .milliseconds(100))
    #expect(run.timedOut)
    #expect(run.ending == .signal(9))
  }

  @Test("memory is the program's own, not that of the tests")
  func memory() async throws {
    let small = try await Run.program("/bin/sleep", ["0.1"])
    #expect(small.peakMemory > 100_000 && small.peakMemory < 8_000_000)
    let script = "x=$(head -c 20000000 /dev/zero | tr '\\0' x); sleep 0.1"
    let big = try await Run.program("/bin/sh", ["-c", script])
    #expect(big.peakMemory > 20_000_000)
  }

  @Test("a program that does not exist is an error with its name")
  func missing() async throws {
    await #expect(throws: PeerError.self) { try await Run.program("/nowhere/no-such-program") }
  }

  @Test("the built program is found beside the tests")
  func program() async throws {
    #expect(Program.path("smtp-tutor").hasSuffix("/debug/smtp-tutor"))
    let run = try await Run.program("/usr/bin/test", ["-x", Program.path("smtp-tutor")])
    #expect(run.status == 0)
  }
}
