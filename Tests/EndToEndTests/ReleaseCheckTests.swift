import TestSupport
import Testing

/// `make release` ends with this check; whether it can tell a hardened program from another is seen here.
@Suite("The check of a release")
struct ReleaseCheckTests {
  private static func check(_ program: String) async throws -> Run {
    try await Run.program(Project.path("Tests/Support/check-release"), [program])
  }

  @Test("a program that Debian hardened passes")
  func hardened() async throws {
    let run = try await Self.check(Peers.require("usr/sbin/exim4"))
    #expect(run.status == 0, "\(run.errorText)")
  }

  @Test("a build for debugging does not, and each thing it lacks is named")
  func debugging() async throws {
    let run = try await Self.check(Program.path("smtp-tutor"))
    #expect(run.status == 1)
    #expect(run.errorText.contains("BIND_NOW") && run.errorText.contains("RUNPATH"))
    // The compiler calls some of its constants data, and the linker puts the others beside them.
    #expect(run.errorText.contains("constants can be written"))
    #expect(run.errorText.contains("names the folder it was built in"))
    #expect(!run.errorText.contains("PIE"))
    // Debian 12's linker makes some of it read-only unasked, Debian 13's does not.
    let headers = try await Run.program("/usr/bin/env", ["readelf", "-lW", Program.path("smtp-tutor")])
    #expect(run.errorText.contains("no RELRO") != headers.outputText.contains("GNU_RELRO"))
  }
}
