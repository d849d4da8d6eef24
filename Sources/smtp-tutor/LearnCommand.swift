import ArgumentParser
import Events
import Learning
import Sessions
import Tutor

/// The lessons.
struct LearnCommand: TutorCommand {
  static let configuration = CommandConfiguration(
    commandName: "learn",
    abstract: "Guided lessons with the practice server; without a name, goes on where you stopped.",
    usage: """
      smtp-tutor learn [LESSON | FILE.md] [OPTIONS]
      smtp-tutor learn --check [FILE.md | FOLDER]...
      """,
    discussion: """
      LESSON is a lesson's name or number; --list shows them. You type real commands to a real server inside the \
      program; :hint helps, :leave leaves and keeps your place. For teachers: FILE.md plays a lesson of your own, \
      --from FOLDER a course, and --check names every fault with file and line; lessons/README.md describes the format.
      """)

  @Argument(help: "A lesson, or a file; with --check, files and folders.")
  var lessons: [String] = []

  @Option(
    help: ArgumentHelp("The lessons of a folder instead of the built-in ones.", valueName: "folder"))
  var from: String?

  @Flag(help: "List the course and what you have done of it.")
  var list = false

  @Flag(help: "List what you have done, step by step; nothing that you typed.")
  var report = false

  @Flag(help: "Forget what you have done, in the lesson named or in all.")
  var reset = false

  @Flag(help: "Check lessons against their rules instead of playing them.")
  var check = false

  @OptionGroup var options: SessionOptions

  func validate() throws {
    if [list, report, reset, check].count(where: { $0 }) > 1 {
      throw ValidationError("--list, --report, --reset and --check cannot be used together.")
    }
    if lessons.count > 1, !check { throw ValidationError("One lesson at a time.") }
    if !lessons.isEmpty, list || report { throw ValidationError("--list and --report show the whole course.") }
    if options.json, !list { throw ValidationError("In learn, --json works with --list only.") }
  }

  func perform() async throws -> ExitStatus {
    var learn = LearnOptions()
    learn.folder = from
    learn.action =
      if check {
        .check(lessons)
      } else if list {
        .list
      } else if report {
        .report
      } else if reset {
        .reset(lessons.first)
      } else {
        .play(lessons.first)
      }
    var settings = options.settings(.screen)
    // The lesson explains; a whole note at each reply would tell what later steps teach.
    settings.notes = options.notes ?? (options.quiet ? .off : .brief)
    return await Program.learn(learn, settings: settings)
  }
}
