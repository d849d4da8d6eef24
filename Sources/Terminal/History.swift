/// The lines typed before, in this session and in earlier ones.
///
/// What a line means, and so whether it may reach the disk, is the caller's to say; that no control byte,
/// no half character and no line that starts with a space gets there is decided here.
@MainActor
package final class History {
  /// What is wrong with the file, if it cannot be kept: a sentence to show once. The session works.
  package private(set) var problem: String?

  /// The lines that Up recalls, oldest first.
  private(set) var lines: [[UInt8]]
  /// How many lines there were in all, forgotten ones included, so that a reader knows which are new.
  private(set) var total: Int

  private var file: StateFile?

  /// How many lines are remembered.
  static let limit = 1_000

  /// The history in the user's state folder.
  package convenience init(
    applicationName: String = "smtp-tutor", environment: (String) -> String? = environmentValue
  ) {
    guard let folder = StateFile.folder(applicationName: applicationName, environment: environment)
    else {
      self.init(lines: [], file: nil)
      problem = "The history is not saved: neither XDG_STATE_HOME nor HOME names a folder."
      return
    }
    self.init(folder: folder)
  }

  /// The history in `folder`, which is made if it is not there.
  package convenience init(folder: String) {
    do throws(StateFile.Failure) {
      let file = try StateFile(folder: folder, name: "history")
      self.init(lines: file.readLines(last: Self.limit), file: file)
    } catch {
      self.init(lines: [], file: nil)
      problem = "The history is not saved: \(error.path): \(error.reason)."
    }
  }

  private init(lines: [[UInt8]], file: StateFile?) {
    self.lines = lines
    self.file = file
    total = lines.count
  }

  /// A history that lasts as long as the session and has no file.
  package static var disabled: History { History(lines: [], file: nil) }

  /// Remembers a line for this session, and on disk if `keep`.
  ///
  /// A line that repeats the one before is not stored again. Lines with NUL or a line end are not lines
  /// that could be typed again, so they are not remembered at all.
  package func add(_ line: [UInt8], keep: Bool) {
    guard !line.isEmpty, line != lines.last, !line.contains(where: { [0x00, 0x0a, 0x0d].contains($0) })
    else { return }
    lines.append(line)
    total += 1
    if lines.count > Self.limit { lines.removeFirst() }
    guard keep, Self.isFitForDisk(line), let file else { return }
    do throws(StateFile.Failure) {
      try file.append(line)
    } catch {
      self.file = nil
      problem = problem ?? "The history is no longer saved: \(error.path): \(error.reason)."
    }
  }

  private static func isFitForDisk(_ line: [UInt8]) -> Bool {
    line[0] != 0x20 && line[0] != 0x09
      && !line.contains { $0 < 0x20 && $0 != 0x09 || $0 == 0x7f }
      && String(validating: line, as: UTF8.self) != nil
  }
}
