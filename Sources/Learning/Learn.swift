package import Events
import Files
package import Lessons
import Terminal

/// What is asked of the course.
package struct LearnOptions: Sendable {
  package enum Action: Sendable {
    /// A lesson by name or file; nil: where one stopped.
    case play(String?)
    /// What there is, and what is done.
    case list
    /// What was done, without anything that was typed.
    case report
    /// Forgets what was done: of a lesson, or of all.
    case reset(String?)
    /// Holds lessons to their rules: the course, or files.
    case check([String])
  }

  package var action = Action.play(nil)
  /// A folder with a course; nil: what came with the program.
  package var folder: String?
  /// The cases to solve, in place of the lessons.
  package var isAboutCases = false
  /// A case drawn by chance, in place of those that were written; the seed, if one was named.
  package var drawn: Drawn?

  package enum Drawn: Sendable {
    case anySeed
    case seed(Int)
  }

  package init() {}
}

/// `learn`, up to the moment a lesson begins.
@MainActor package struct Learn {
  let presenter: Reporter
  let options: LearnOptions

  package init(presenter: Reporter, options: LearnOptions) {
    self.presenter = presenter
    self.options = options
  }

  /// A lesson to be played, or how it ended before.
  package enum Choice {
    case play(Lesson, Course, ProgressStore)
    case ended(ExitStatus)
  }

  package func choose() -> Choice {
    if case .check(let paths) = options.action {
      return .ended(CourseCheck(presenter: presenter).run(paths, options.folder))
    }
    do throws(FileBytes.Failure) { return choose(from: try loadCourse()) } catch {
      presenter.fail(error.words)
      return .ended(.cannotRead)
    }
  }

  private func choose(from course: Course) -> Choice {
    let keeper = ProgressStore()
    let list = CourseList(course: course, progress: keeper.progress)
    switch options.action {
    case .play(let name): return play(name, course, keeper, list)
    case .reset(let name): return .ended(reset(name, course, keeper))
    case .report: list.report(presenter)
    case .list:
      list.show(presenter)
      // What is not in the list should not be missed in silence.
      tellFaults(of: course)
      if !course.faultyFiles.isEmpty { return .ended(.malformedInput) }
    case .check: break  // needs no progress, and is done by now
    }
    return .ended(.ok)
  }

  private func tellFaults(of course: Course) {
    for (path, fault) in course.faultyFiles { presenter.fail("\(path):\(fault.line): \(fault.words)") }
  }

  private func loadCourse() throws(FileBytes.Failure) -> Course {
    if let folder = options.folder { return try Course(folder: folder) }
    if let drawn = options.drawn { return drawnCase(drawn) }
    if options.isAboutCases { return Course.cases }
    switch options.action {
    case .play(let name?) where name.hasSuffix(".md"), .reset(let name?) where name.hasSuffix(".md"):
      return try Course(file: name)
    default: break
    }
    return Course.builtIn
  }

  private func drawnCase(_ drawn: LearnOptions.Drawn) -> Course {
    let seed =
      switch drawn {
      case .anySeed: Int.random(in: CaseDrawing.seeds)
      case .seed(let seed): seed
      }
    presenter.say("Case \(seed). To have the same one again: smtp-tutor learn cases --random --seed \(seed)")
    return Course.drawnCase(seed: seed)
  }

  private func play(_ name: String?, _ course: Course, _ keeper: ProgressStore, _ list: CourseList) -> Choice {
    tellFaults(of: course)
    if course.lessons.isEmpty {
      if course.entries.isEmpty { presenter.fail(Course.noLesson) }
      return .ended(.malformedInput)
    }
    guard let name, !name.hasSuffix(".md") else {
      if course.isOneFile { return .play(course.lessons[0], course, keeper) }
      if course.lessons[0].isCase {
        if options.drawn == nil { list.show(presenter) }
        return .play(
          course.lessons.first { !keeper.progress.of($0.id).isDone($0) } ?? course.lessons[0], course, keeper)
      }
      list.showBar(presenter)
      guard let next = course.next(keeper.progress) else {
        presenter.succeed("You have done the whole course.")
        if course.isBuiltIn { CourseEnding.showMore(presenter) }
        presenter.say("A lesson by its name or number begins again; --list shows them all.")
        return .ended(.ok)
      }
      return .play(next, course, keeper)
    }
    guard let lesson = course.lesson(named: name) else { return .ended(unknown(name, course)) }
    return .play(lesson, course, keeper)
  }

  private func unknown(_ name: String, _ course: Course) -> ExitStatus {
    let numbers = course.numbered.map(\.number)
    presenter.fail(
      "There is no \(options.isAboutCases ? "case" : "lesson") \"\(name.prefix(40))\". There are: \(course.lessons.map(\.id).joined(separator: ", ")), "
        + "or \(numbers.min() ?? 1) to \(numbers.max() ?? 1). The name of a file ends in .md.")
    return .usage
  }

  private func reset(_ name: String?, _ course: Course, _ keeper: ProgressStore) -> ExitStatus {
    if let name {
      let isFile = name.hasSuffix(".md")
      guard let lesson = isFile ? course.lessons.first : course.lesson(named: name) else {
        return unknown(name, course)
      }
      keeper.note(.reset, lesson: lesson.id)
      presenter.say("The lesson \"\(lesson.title)\" starts again.")
    } else {
      for lesson in course.lessons { keeper.note(.reset, lesson: lesson.id) }
      presenter.say("All lessons start again.")
    }
    if let problem = keeper.problem {
      presenter.fail(problem)
      return .cannotCreate
    }
    return .ok
  }
}
