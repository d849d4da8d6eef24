import ArgumentParser
import CMalloc
import Events
import Glibc
import Terminal

/// The process: reads the command line and carries it out, both on the main actor, so that no thread is begun for a
/// program that has nothing to do beside another.
@main enum Main {
  @MainActor static func main() async {
    tellOfMissingMemory(status: ExitStatus.systemError.rawValue)
    // A heap for each thread takes longer to make than all that these few threads ever put into theirs.
    mallopt(M_ARENA_MAX, 1)
    do {
      var command = try SMTPTutor.parseAsRoot()
      guard let own = command as? any TutorCommand else { return try command.run() }
      requireMemory()
      throw ExitCode(try await own.perform().rawValue)
    } catch  where FullHelp.isWanted(by: error) {
      end(CleanExit.message(FullHelp.text))
    } catch {
      end(error)
    }
  }

  /// What the parser has to say may quote what was given, and is shown as safely as everything else.
  @MainActor private static func end(_ error: any Error) -> Never {
    let code = SMTPTutor.exitCode(for: error)
    let message = SMTPTutor.fullMessage(for: error)
    let screen = code.isSuccess ? Screen(color: .never) : .standardError
    if !message.isEmpty {
      for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
        screen.line(String(line), role: .plain)
      }
    }
    screen.flush()
    exit(screen.broken && code.isSuccess ? ExitStatus.systemError.rawValue : code.rawValue)
  }
}

/// A command that is carried out on the main actor and ends with an exit status.
protocol TutorCommand: ParsableCommand {
  /// - Throws: what is wrong with the command line, for the parser to tell.
  @MainActor func perform() async throws -> ExitStatus
}
