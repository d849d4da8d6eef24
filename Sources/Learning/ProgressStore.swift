import CLibrary
import Events
import Lessons
import Terminal

/// Keeps what a learner has done, at once: a line to the end of a file for everything.
@MainActor package final class ProgressStore {
  private(set) var progress: Progress
  /// Why it cannot be kept, if it cannot, or what of it cannot be read: a sentence to say once.
  private(set) var problem: String?
  private var file: StateFile?

  private static let name = "progress"
  /// Lines that are read; more than a life of lessons.
  private static let limit = 100_000

  /// Whether anything was ever kept.
  package static var exists: Bool {
    StateFile.folder().map { access("\($0)/\(name)", F_OK) == 0 } ?? false
  }

  /// In the user's state folder.
  init(folder: String? = StateFile.folder()) {
    progress = Progress()
    guard let folder else {
      problem = "Your progress is not saved: neither XDG_STATE_HOME nor HOME names a folder."
      return
    }
    do throws(StateFile.Failure) {
      let file = try StateFile(folder: folder, name: Self.name)
      progress = Progress(parsing: Array(file.readLines(last: Self.limit).joined(separator: [0x0a])))
      self.file = file
      if progress.unreadable > 0 {
        problem =
          "\(Phrases.count(progress.unreadable, "line")) of \(file.path) cannot be read. Nothing in the file is changed; "
          + "new lines are added at its end."
      }
    } catch {
      problem = "Your progress is not saved: \(error.path): \(error.reason)."
    }
  }

  func note(_ event: Progress.Event, lesson: String) {
    let date = Timestamp.now
    progress.note(event, lesson: lesson, date: date)
    do throws(StateFile.Failure) {
      try file?.append(Array(Progress.line(event, lesson: lesson, date: date).utf8))
    } catch {
      file = nil
      problem = "Your progress is no longer saved: \(error.path): \(error.reason)."
    }
  }
}
