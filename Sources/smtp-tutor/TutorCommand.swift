import ArgumentParser
import Events

/// A command that is carried out on the main actor and ends with an exit status.
protocol TutorCommand: ParsableCommand {
  /// - Throws: what is wrong with the command line, for the parser to tell.
  @MainActor func perform() async throws -> ExitStatus
}
