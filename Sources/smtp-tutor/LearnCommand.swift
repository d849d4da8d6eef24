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
      smtp-tutor learn cases [CASE | --random [--seed N]]
      smtp-tutor learn --check [FILE.md | FOLDER]...
      """,
    discussion: """
      LESSON is a lesson's name or number; --list shows them. You type real commands to a real server inside the \
      program; :hint helps, :leave leaves and keeps your place. cases are for afterwards: somebody's mail has not \
      arrived, and you find out why. For teachers: FILE.md plays a lesson of your own, \
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

  @Flag(help: "With cases: draw a new one.")
  var random = false

  @Option(help: ArgumentHelp("With cases --random: the case of this number, as it was drawn before.", valueName: "n"))
  var seed: Int?

  @OptionGroup var options: SessionOptions

  private var isAboutCases: Bool { lessons.first == "cases" && !check }

  func validate() throws {
    if [list, report, reset, check].count(where: { $0 }) > 1 {
      throw ValidationError("--list, --report, --reset and --check cannot be used together.")
    }
    if random || seed != nil, !isAboutCases {
      throw ValidationError("--random and --seed belong to: smtp-tutor learn cases --random")
    }
    if seed != nil, !random { throw ValidationError("--seed names a case that is drawn: --random --seed N") }
    if isAboutCases { return try validateCases() }
    if lessons.count > 1, !check { throw ValidationError("One lesson at a time.") }
    if !lessons.isEmpty, list || report { throw ValidationError("--list and --report show the whole course.") }
    if options.json, !list { throw ValidationError("In learn, --json works with --list only.") }
  }

  private func validateCases() throws {
    if from != nil { throw ValidationError("The cases came with the program: no --from here.") }
    if lessons.count > 2 { throw ValidationError("One case at a time.") }
    if random, lessons.count > 1 { throw ValidationError("--random draws a case: name none.") }
    if random, list || report || reset { throw ValidationError("--random draws a case, and plays it.") }
    if lessons.count > 1, list || report { throw ValidationError("--list and --report show all cases.") }
    if options.json, lessons.count > 1 || random { throw ValidationError("In learn cases, --json lists them.") }
  }

  func perform() async throws -> ExitStatus {
    var learn = LearnOptions()
    learn.folder = from
    learn.isAboutCases = isAboutCases
    if random { learn.drawn = seed.map { .seed($0) } ?? .anySeed }
    // The word "cases" is followed by the name of one.
    let name = isAboutCases ? lessons.dropFirst().first : lessons.first
    learn.action =
      if check {
        .check(lessons)
      } else if list {
        .list
      } else if report {
        .report
      } else if reset {
        .reset(name)
      } else if isAboutCases, name == nil, !random {
        .list
      } else {
        .play(name)
      }
    var settings = options.settings(.screen)
    // The lesson explains; a whole note at each reply would tell what later steps teach. In a case any note would tell.
    settings.notes = options.notes ?? (options.quiet || isAboutCases ? .off : .brief)
    return await Program.learn(learn, settings: settings)
  }
}
