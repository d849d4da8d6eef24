import ArgumentParser
import CLibrary
import CMalloc
import Events
import Network
import Octets
import Sessions
import TLS
import Terminal
import Tutor
import Typing
import Unbound

/// The process: reads the command line and carries it out, both on the main actor.
@main enum Main {
  @MainActor static func main() {
    tellOfMissingMemory(status: ExitStatus.systemError.rawValue)
    #if os(Linux)
      // A heap for each thread takes longer to make than all that these few threads ever put into theirs.
      mallopt(M_ARENA_MAX, 1)
      // The buffers of a large message come and go: given back to the system, each would be cleared and mapped anew.
      mallopt(M_MMAP_THRESHOLD, 4 << 20)
      mallopt(M_TRIM_THRESHOLD, 4 << 20)
    #endif
    if let shell = CompletionScript.shell(in: Array(CommandLine.arguments.dropFirst())) {
      end(ExitCode.success, CompletionScript.lines(for: shell))
    }
    switch CommandLineReader.read(Array(CommandLine.arguments.dropFirst())) {
    case .mistake(let words):
      let lines =
        "Error: \(words)".split(separator: "\n").map(String.init) + [
          "  See 'smtp-tutor --help' for more information."
        ]
      end(ExitCode(ExitStatus.usage.rawValue), lines)
    case .words(let words):
      let perform = work(for: words)
      requireMemory()
      FirstThread.run { exit(await perform().rawValue) }
    }
  }

  /// What is left to do for a command line that is understood. What needs no session is done here, and ends the program.
  @MainActor private static func work(for words: [String]) -> @MainActor () async -> ExitStatus {
    if let plain = Connect.readPlain(words) {
      return { await Program.connect(to: plain.endpoint.map { .host($0) } ?? .practice, settings: plain.settings) }
    }
    do {
      var command = try SMTPTutor.parseAsRoot(words)
      if let own = command as? any TutorCommand {
        return { do { return try await own.perform() } catch { end(error) } }
      }
      try command.run()
      exit(ExitStatus.ok.rawValue)
    } catch  where FullHelp.isWanted(by: error) {
      end(CleanExit.message(FullHelp.text))
    } catch {
      end(error)
    }
  }

  /// What the parser has to say may quote what was given, and is shown as safely as everything else.
  @MainActor private static func end(_ error: any Error) -> Never {
    // The command without a name has one for the parser alone.
    let message = SMTPTutor.fullMessage(for: error).replacing(phrase: "smtp-tutor connect ", with: "smtp-tutor ")
    var lines = message.isEmpty ? [] : message.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if message == SMTPTutor.configuration.version { lines += libraries }
    end(SMTPTutor.exitCode(for: error), lines)
  }

  /// What is the system's, and may have been updated since this program was built.
  private static var libraries: [String] {
    [
      "OpenSSL \(OpenSSLVersion.text), readline \(ReadlineVersion.text), "
        + (UnboundVersion.text.map { "libunbound \($0)" } ?? "no libunbound (check and --mx need it)")
    ]
  }

  @MainActor private static func end(_ code: ExitCode, _ lines: [String]) -> Never {
    let screen = code.isSuccess ? Screen(color: .never) : .standardError
    for line in lines { screen.line(line, role: .plain) }
    screen.flush()
    exit(screen.broken && code.isSuccess ? ExitStatus.systemError.rawValue : code.rawValue)
  }
}

/// A command that is carried out on the main actor and ends with an exit status.
protocol TutorCommand: ParsableCommand {
  /// - Throws: what is wrong with the command line, for the parser to tell.
  @MainActor func perform() async throws -> ExitStatus
}
