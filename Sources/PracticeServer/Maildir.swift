import CLibrary
package import Unix

/// A folder of messages in the form of Maildir: each is written in `tmp`, and gets its place in `new` when all of it is on
/// the disk, so that nobody ever sees half a message. Programs that read mail know the form. Safe to use from any thread.
package final class Maildir: Sendable {
  /// A folder that cannot be made or opened.
  package struct Failure: Error, Equatable, Sendable {
    package let path: String
    package let cause: Descriptor.Failure
  }

  package let path: String
  /// The folders are held by descriptors: whatever becomes of their names, messages go nowhere else.
  private let temporary: Int32
  private let new: Int32

  /// Makes the folders that are not there yet, for nobody else to read; those that are there stay as they are.
  package init(path: String) throws(Failure) {
    self.path = path
    for folder in [path, "\(path)/tmp", "\(path)/new", "\(path)/cur"] {
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw Failure(path: folder, cause: .last) }
    }
    let temporary = try Self.open("\(path)/tmp")
    do throws(Failure) {
      new = try Self.open("\(path)/new")
    } catch {
      close(temporary)
      throw error
    }
    self.temporary = temporary
  }

  deinit {
    close(temporary)
    close(new)
  }

  private static func open(_ path: String) throws(Failure) -> Int32 {
    do throws(Descriptor.Failure) { return try Descriptor.open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW) } catch {
      throw Failure(path: path, cause: error)
    }
  }

  /// Returns when the message is on the disk under its name.
  /// - Parameter name: of the server's own making, and never used before.
  /// - Throws: the errno of the call that failed; then nothing is left of the message.
  func deliver(_ octets: [UInt8], as name: String) throws(Descriptor.Failure) {
    let file = try Descriptor.open(name, in: temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: 0o600)
    var failure: Descriptor.Failure?
    do throws(Descriptor.Failure) {
      try Descriptor.write(file, octets)
      try Descriptor.synchronize(file)
    } catch { failure = error }
    // Some file systems say only now that there was no room.
    if close(file) != 0, failure == nil { failure = .last }
    defer { unlinkat(temporary, name, 0) }
    if let failure { throw failure }
    // Unlike a rename this never replaces a file.
    guard linkat(temporary, name, new, name, 0) == 0 else { throw .last }
    do throws(Descriptor.Failure) { try Descriptor.synchronize(new) } catch {
      // The client will be told to try again.
      unlinkat(new, name, 0)
      throw error
    }
  }
}
