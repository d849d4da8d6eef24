import ArgumentParser
import Events
import Network
import Terminal

/// Where a session over the network goes to, and who says so there.
struct PlaceOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, help: ArgumentHelp("The port: a number, or a name such as submission.", valueName: "port"))
  var port: String?

  @Option(
    help: ArgumentHelp(
      "The name to greet with where the program says EHLO; otherwise this machine's.", valueName: "name"))
  var helo: String?

  func validate() throws {
    // One word of the greeting's line: whatever else it is, is for the server to judge.
    let isWord = helo?.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F } ?? true
    guard isWord, helo != "" else { throw ValidationError("--helo needs one word: the name to greet with.") }
  }

  /// - Parameters:
  ///   - words: those of the command line that name a server; none for the practice server.
  ///   - defaultPort: where neither they nor --port names one.
  func endpoint(_ words: [String], defaultPort: Int) throws -> Endpoint? {
    guard !words.isEmpty else {
      if port != nil { throw ValidationError("--port needs a host beside it.") }
      return nil
    }
    do throws(Endpoint.ParseError) {
      return try Endpoint(words + (port.map { [$0] } ?? []), defaultPort: defaultPort)
    } catch {
      throw ValidationError(visible(error.words))
    }
  }
}
