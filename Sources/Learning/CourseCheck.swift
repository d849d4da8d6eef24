import Events
import Files
import Lessons

/// `learn --check`: names every fault of the lessons, with file and line.
@MainActor struct CourseCheck {
  let presenter: Reporter

  /// - Parameters:
  ///   - paths: lessons, each a file, and folders of lessons; none: all of a course.
  ///   - folder: where the course is; nil: what came with the program.
  func run(_ paths: [String], _ folder: String?) -> ExitStatus {
    do throws(FileBytes.Failure) {
      if paths.isEmpty {
        var course = try folder.map { path throws(FileBytes.Failure) in try Course(folder: path) } ?? .builtIn
        let lessons = course.entries.count
        // They come after all lessons: no term is too early there.
        if folder == nil { course.entries += Course.cases.entries }
        return tell(check(course), lessons, cases: course.entries.count - lessons)
      }
      // As a shell gives them: *.md
      let named = paths.filter { !$0.lowercased().hasSuffix("readme.md") }
      var (faults, lessons) = (0, 0)
      for path in named {
        if Course.isFolder(path) {
          let course = try Course(folder: path)
          faults += check(course)
          lessons += course.entries.count
        } else {
          faults += try check(file: path)
          lessons += 1
        }
      }
      return tell(faults, lessons)
    } catch {
      presenter.fail(error.words)
      return .cannotRead
    }
  }

  private func tell(_ faults: Int, _ files: Int, cases: Int = 0) -> ExitStatus {
    guard files > 0 else {
      presenter.fail(Course.noLesson)
      return .malformedInput
    }
    let what = Phrases.count(files, "lesson") + (cases > 0 ? " and \(Phrases.count(cases, "case"))" : "")
    guard faults > 0 else {
      presenter.say("\(what), no faults.")
      return .ok
    }
    presenter.fail("\(Phrases.count(faults, "fault")) in \(what).")
    return .malformedInput
  }

  private func check(_ course: Course) -> Int {
    var count = 0
    let terms = GlossaryCheck(course)
    for (index, entry) in course.entries.enumerated() {
      count += show(faults(of: entry, terms) + course.repeatedID(at: index), entry.path)
    }
    return count + show(course.glossaryFaults + terms.faults, course.glossaryPath)
  }

  private func faults(of entry: Course.Entry, _ terms: GlossaryCheck) -> [LessonFault] {
    guard let lesson = entry.lesson else { return entry.faults }
    return LessonCheck.faults(of: lesson) + terms.faults(of: lesson)
  }

  /// A file by itself, held to the glossary that is beside it; the glossary itself to the lessons beside it.
  private func check(file path: String) throws(FileBytes.Failure) -> Int {
    let single = try Course(file: path)
    let name = path.split(separator: "/").last ?? ""
    let folder = String(path.dropLast(name.count))
    // What is wrong with its neighbours is not the file's fault.
    let beside = (try? Course(folder: folder.isEmpty ? "." : folder)) ?? single
    if name == Glossary.fileName { return show(beside.glossaryFaults + GlossaryCheck(beside).faults, path) }
    return show(faults(of: single.entries[0], GlossaryCheck(beside)), path)
  }

  private func show(_ faults: [LessonFault], _ path: String) -> Int {
    for fault in faults.sorted(by: { $0.line < $1.line }) { presenter.fault(path, fault.line, fault.words) }
    return faults.count
  }
}
