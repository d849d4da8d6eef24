import CLibrary
import Files
import Lessons
import Terminal
import Unix

/// The lessons in their order, and the glossary that goes with them.
package struct Course {
  /// A lesson's file.
  struct Entry {
    /// As it is named to a person who has to mend it.
    let path: String
    /// Nil when the file is not a lesson; the faults say why.
    let lesson: Lesson?
    let faults: [LessonFault]

    /// The number that its name begins with: 3 for `03-bugs-bunny.md`.
    var number: Int? {
      let name = path.split(separator: "/").last ?? ""
      return Int(name.prefix { $0.isASCII && $0.isNumber })
    }

    init(path: String, bytes: [UInt8]) {
      self.path = path
      (lesson, faults) = LessonReader.read(bytes)
    }
  }

  var entries: [Entry]
  var glossary = Glossary()
  /// What is wrong with the glossary's form, and on which line.
  var glossaryFaults: [LessonFault] = []
  var glossaryPath = "glossary.md"

  /// Whether it came with the program.
  private(set) var isBuiltIn = false
  /// Whether it is one lesson by itself, and no course.
  private(set) var isOneFile = false

  var lessons: [Lesson] { entries.compactMap(\.lesson) }

  /// Whether a file of a folder is a lesson by its name.
  private static func isLesson(_ name: String) -> Bool {
    name.hasSuffix(".md") && name != Glossary.fileName && name.lowercased() != "readme.md"
  }

  static let noLesson = "There is no lesson here: a lesson is a file whose name ends in .md."

  /// What the lessons that came with the program are called.
  package static var titles: [(id: String, title: String)] { builtIn.lessons.map { ($0.id, $0.title) } }

  /// What came with the program.
  static var builtIn: Course {
    let names = BuiltInFiles.names.filter(isLesson).sorted()
    var course = Course(
      entries: names.map { Entry(path: "lessons/\($0)", bytes: BuiltInFiles.bytes(named: $0) ?? []) })
    course.isBuiltIn = true
    course.load(glossary: BuiltInFiles.bytes(named: Glossary.fileName), at: "lessons/\(Glossary.fileName)")
    return course
  }

  /// The lessons of a folder, in the order of their names.
  init(folder: String) throws(FileBytes.Failure) {
    try Self.open(folder)
    let base = folder.hasSuffix("/") ? folder : "\(folder)/"
    let names = Paths.beginning(with: base).map { String($0.dropFirst(base.count)) }
    entries = []
    for name in names where Self.isLesson(name) {
      entries.append(Entry(path: base + name, bytes: try Self.read(base + name)))
    }
    if names.contains(Glossary.fileName) {
      load(glossary: try Self.read(base + Glossary.fileName), at: base + Glossary.fileName)
    }
  }

  /// Whether a folder can be read at all.
  private static func open(_ folder: String) throws(FileBytes.Failure) {
    guard let stream = opendir(folder) else {
      if errno == ENOENT { throw .notFound(folder) }
      throw .unreadable(folder, reason: Descriptor.Failure.last.text)
    }
    closedir(stream)
  }

  /// One file, and the glossary that is beside it.
  init(file: String) throws(FileBytes.Failure) {
    entries = [Entry(path: file, bytes: try Self.read(file))]
    isOneFile = true
  }

  init(entries: [Entry]) {
    self.entries = entries
  }

  static func isFolder(_ path: String) -> Bool {
    (try? open(path)) != nil
  }

  /// That a lesson before it has the id of this one: what is done of one would count for the other.
  func repeatedID(at index: Int) -> [LessonFault] {
    guard let id = entries[index].lesson?.id, entries[..<index].contains(where: { $0.lesson?.id == id }) else {
      return []
    }
    return [LessonFault(1, "Another lesson has the id \"\(id)\" already.")]
  }

  /// Files that are not lessons as they should be, and why: of form, or with the id of another.
  var faultyFiles: [(path: String, fault: LessonFault)] {
    entries.indices.flatMap { index in
      (entries[index].faults + repeatedID(at: index)).map { (entries[index].path, $0) }
    }
  }

  /// One octet more than a lesson may have is enough to see that it has too many.
  static func read(_ path: String) throws(FileBytes.Failure) -> [UInt8] {
    try FileBytes.read(path, limit: Lesson.sizeLimit + 1, isRegular: true)
  }

  private mutating func load(glossary bytes: [UInt8]?, at path: String) {
    guard let bytes else { return }
    glossaryPath = path
    (glossary, glossaryFaults) = Glossary.read(bytes)
  }

  /// Each lesson with its number: the one that its file's name begins with, or its place in the course.
  var numbered: [(number: Int, lesson: Lesson)] {
    let entries = entries.filter { $0.lesson != nil }
    return zip(entries, lessons).enumerated().map { ($1.0.number ?? $0 + 1, $1.1) }
  }

  func lesson(after lesson: Lesson) -> Lesson? {
    let lessons = lessons
    guard let place = lessons.firstIndex(where: { $0.id == lesson.id }), place + 1 < lessons.count else { return nil }
    return lessons[place + 1]
  }

  /// How a lesson is played, as it is typed in a shell.
  func command(for lesson: Lesson) -> String {
    isBuiltIn ? "smtp-tutor learn \(lesson.id)" : "the same command"
  }

  /// The lesson to go on with: where the learner was last, else the next that is not done; nil when there is nothing left
  /// to do.
  func next(_ progress: Progress) -> Lesson? {
    let lessons = lessons
    let last = lessons.firstIndex { $0.id == progress.lastLesson } ?? 0
    let inOrder = lessons[last...] + lessons[..<last]
    let needed = inOrder.filter { !$0.isOptional || $0.id == progress.lastLesson }
    return needed.first { !progress.of($0.id).isPassed($0) } ?? needed.first { !progress.of($0.id).isDone($0) }
  }

  /// Whether all of it is done that has to be.
  func isDone(_ progress: Progress) -> Bool { lessons.allSatisfy { $0.isOptional || progress.of($0.id).isDone($0) } }

  /// The lesson that a person named: by its id, by its number, or by how its id begins.
  func lesson(named name: String) -> Lesson? {
    if let lesson = lessons.first(where: { $0.id == name }) { return lesson }
    if let number = Int(name), let found = numbered.first(where: { $0.number == number }) { return found.lesson }
    let candidates = lessons.filter { $0.id.hasPrefix(name) }
    return candidates.count == 1 ? candidates[0] : nil
  }
}
