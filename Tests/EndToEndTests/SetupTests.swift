import Foundation
import TestSupport
import Testing

/// What `make` asks for on a machine that lacks something: each answer, with stand-ins for the programs that are asked.
@Suite("Setting up") struct SetupTests {
  static let good = "echo 'Swift version 6.3.1 (swift-6.3.1-RELEASE)'"
  static let noPackage = "echo 'E: Unable to locate package libstdc++-14-dev'; exit 100"
  static let advice = "As root: apt-get update && apt-get install --no-install-recommends libstdc++-14-dev"

  @Test(
    "Swift is asked for before anything else, each time by what is wrong with it",
    arguments: [
      (nil, "there is no swift on the PATH"),
      ("echo 'python-swiftclient 4.1.0'", "not the Swift compiler, but another program of that name"),
      ("echo 'libncurses.so.6: cannot open shared object file' >&2; exit 127", "libncurses.so.6: cannot open"),
      ("echo 'Swift version 6.1.3 (swift-6.1.3-RELEASE)'", "is Swift 6.1, which is too old"),
      ("echo 'Swift version 5.10.1'", "is Swift 5.10, which is too old"),
    ])
  func swift(_ swift: String?, _ words: String) async throws {
    let machine = try Machine(["swift": swift, "apt-get": "echo called >>apt-get.calls"])
    let run = try await machine.run("setup/require", "release")
    #expect(run.status == 1)
    #expect(run.errorText.contains(words))
    #expect(run.errorText.contains("https://www.swift.org/install/"))
    #expect(machine.folder.read("apt-get.calls").isEmpty)
  }

  @Test(
    "Swift as Package.swift wants it, or newer, is not spoken of",
    arguments: [
      good, "echo 'swift-driver version: 1.120'; echo 'Apple Swift version 6.2 (swiftlang)'",
      "echo 'Swift version 10.0'",
    ])
  func swiftIsThere(_ swift: String) async throws {
    let run = try await Machine(["swift": swift]).run("setup/require")
    #expect(run.status == 0)
    #expect(run.output.isEmpty && run.errors.isEmpty)
  }

  @Test(
    "A tool that comes with Swift is named where it is not on the PATH",
    arguments: [("release", "clang"), ("dist", "llvm-objcopy")])
  func tool(_ purpose: String, _ tool: String) async throws {
    let run = try await Machine(["swift": Self.good]).run("setup/require", purpose)
    #expect(run.status == 1)
    #expect(run.errorText.contains("there is no \(tool) on the PATH. It comes with Swift"))
    let control = try await Machine(["swift": Self.good, "llvm-objcopy": ":"]).run("setup/require", "dist")
    #expect(control.status == 0 && control.errors.isEmpty)
  }

  @Test("C++ for the release is looked for before it is built, and a person who may not install is told what root does")
  func cannotInstall() async throws {
    for (sudo, words) in [(nil, "there is no sudo"), ("exit 1", "sudo does not let you")] as [(String?, String)] {
      let machine = try Machine([
        "swift": Self.good, "clang": Self.clang, "id": "echo 1000", "sudo": sudo,
        "apt-get": "echo called >>apt-get.calls",
      ])
      let run = try await machine.run("setup/require", "release")
      #expect(run.status == 1)
      #expect(run.errorText.contains(words))
      #expect(run.errorText.hasSuffix("\(Self.advice)\n"))
      #expect(machine.folder.read("apt-get.calls").isEmpty)
    }
    // The control: only the release has C++ inside.
    let run = try await Machine(["swift": Self.good, "clang": Self.clang]).run("setup/require", "tests")
    #expect(run.status == 0 && run.errors.isEmpty)
  }

  @Test("What is missing is installed without a word of dpkg's; only where that fails is the list of packages fetched")
  func installs() async throws {
    let log = "echo \"$@\" >>apt-get.calls; "
    let install = "-qq -y --no-install-recommends install libstdc++-14-dev\n"
    for (aptGet, calls) in [
      ("echo 'Setting up libstdc++-14-dev'", install),
      (
        "case $2 in update) touch list;; *) [ -e list ] || { \(Self.noPackage); };; esac",
        install + "-qq update\n" + install
      ),
    ] {
      let machine = try Machine([
        "swift": Self.good, "clang": Self.clang, "id": "echo 1000", "apt-get": log + aptGet,
        "sudo": "[ \"$*\" = 'env apt-get --version' ] || exec \"$@\"",
      ])
      let run = try await machine.run("setup/require", "release")
      #expect(run.status == 0)
      #expect(run.errorText.split(separator: "\n").allSatisfy { $0.hasPrefix("# ") })
      #expect(machine.folder.read("apt-get.calls") == calls)
    }
  }

  @Test("A machine that is offline is told so, once for Debian's packages and once for Swift's")
  func offline() async throws {
    let machine = try Machine([
      "swift": "case $1 in --version) \(Self.good);; *) echo 'fatal: cannot change to ...' >&2; exit 1;; esac",
      "clang": Self.clang, "id": "echo 1000", "sudo": "exec \"$@\"",
      "apt-get": "case $* in --version|*update) ;; *) \(Self.noPackage);; esac",
    ])
    let packages = try await machine.run("setup/require", "release")
    #expect(packages.status == 1)
    #expect(packages.errorText.contains("Is this machine online? apt-get says:\nE: Unable to locate package"))
    #expect(packages.errorText.hasSuffix("\(Self.advice)\n"))

    let swift = try await machine.run("setup/fetch")
    #expect(swift.status == 1)
    #expect(swift.errorText.contains("could not be fetched from github.com. Is this machine online?"))
    #expect(!swift.errorText.contains("fatal:"))
    #expect(machine.folder.read(".build/fetch.log") == "fatal: cannot change to ...\n")
    // Once they are there, nothing is fetched.
    for package in ["swift-nio", "swift-argument-parser"] {
      try machine.folder.write("", to: ".build/checkouts/\(package)/Package.swift")
    }
    let built = try await machine.run("setup/fetch")
    #expect(built.status == 0 && built.errors.isEmpty)
  }

  @Test(
    "A folder that nobody can install into is named before the release is built; another gets everything, and loses it"
  )
  func install() async throws {
    let machine = try Machine([:])
    try machine.folder.write("not a folder", to: "file")
    let refused = try await machine.run("setup/install", "check", machine.folder.file("file/below"))
    #expect(refused.status == 1)
    #expect(refused.errorText.contains("is not a folder, so nothing can be installed"))

    try FileManager.default.copyItem(atPath: Project.path("docs"), toPath: machine.folder.file("docs"))
    for script in ["manual", "manual.awk", "markdown.awk", "roff.awk"] {
      try FileManager.default.copyItem(
        atPath: Project.path("setup/\(script)"), toPath: machine.folder.file("setup/\(script)"))
    }
    try machine.folder.write("", to: "CHANGELOG.md")
    let release = "#!/bin/sh\nexec '\(Program.path("smtp-tutor"))' \"$@\"\n"
    try machine.folder.write(release, to: ".build/release/smtp-tutor")
    chmod(machine.folder.file(".build/release/smtp-tutor"), 0o755)
    let place = machine.folder.file("new/place")
    for task in ["check", "copy"] { #expect(try await machine.run("setup/install", task, place).status == 0) }
    #expect(machine.folder.read("new/place/bin/smtp-tutor") == release)
    #expect(FileManager.default.isExecutableFile(atPath: "\(place)/bin/smtp-tutor"))
    for (path, beginning) in Self.installed {
      #expect(machine.folder.read("new/place/share/\(path)").hasPrefix(beginning), "\(path)")
    }

    #expect(try await machine.run("setup/install", "remove", place).status == 0)
    let left = try FileManager.default.subpathsOfDirectory(atPath: place).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(place)/\(path)", isDirectory: &isFolder) && !isFolder.boolValue
    }
    #expect(left == [])
  }

  @Test("Root builds as the owner of the checkout, with the owner's home; everybody else as themselves")
  func owner() async throws {
    let machine = try Machine([:])
    let isRoot = getuid() == 0
    // Every Debian has this user, with this number.
    if isRoot { #expect(chown(machine.folder.path, 1, 1) == 0) }
    let run = try await machine.run("setup/shell", "-ec", "id -u; id -g; echo $HOME")
    let home = ProcessInfo.processInfo.environment["HOME"] ?? ""
    #expect(run.outputText == (isRoot ? "1\n1\n/usr/sbin\n" : "\(getuid())\n\(getgid())\n\(home)\n"))
  }

  /// What is installed below `share`, and how it begins.
  private static let installed = [
    "bash-completion/completions/smtp-tutor": "# Completion of smtp-tutor for bash;",
    "zsh/site-functions/_smtp-tutor": "#compdef smtp-tutor\n",
    "fish/vendor_completions.d/smtp-tutor.fish": "# Completion of smtp-tutor for fish;",
    "man/man1/smtp-tutor.1": ManualTests.beginning, "man/man1/smtp-tutor-check.1": ManualTests.beginning,
    "man/man1/smtp-tutor-serve.1": ManualTests.beginning, "man/man5/smtp-tutor-notation.5": ManualTests.beginning,
  ]

  private static let clang = """
    case $1 in
    -v) echo 'Selected GCC installation: /usr/lib/gcc/x86_64-linux-gnu/14' >&2;;
    *libcmark.a) echo /usr/lib/libcmark.a;;
    *) echo libstdc++.a;;
    esac
    """
}

/// A checkout with nothing but its setup, and a PATH with what the scripts use and what a test stands in for.
private struct Machine {
  let folder: TemporaryFolder

  /// - Parameter programs: by name, the body of a shell script; without one there is no such program.
  init(_ programs: [String: String?]) throws {
    folder = try TemporaryFolder("machine")
    for name in ["shell", "require", "fetch", "install"] {
      try folder.write(String(contentsOfFile: Project.path("setup/\(name)"), encoding: .utf8), to: "setup/\(name)")
    }
    try folder.write(String(contentsOfFile: Project.path("Package.swift"), encoding: .utf8), to: "Package.swift")
    let tools =
      ("sh env id stat dirname sed cut head sort tr cat mkdir touch install rm getent setpriv git perl python3 readelf "
      + "awk date")
      .split(separator: " ").map(String.init)
    try FileManager.default.createDirectory(atPath: folder.file("bin"), withIntermediateDirectories: true)
    for tool in tools where programs[tool] == nil {
      try FileManager.default.createSymbolicLink(
        atPath: folder.file("bin/\(tool)"), withDestinationPath: Self.find(tool))
    }
    for case (let name, let body?) in programs { try folder.write("#!/bin/sh\n\(body)\n", to: "bin/\(name)") }
    for path in programs.keys.map({ "bin/\($0)" }) + ["shell", "require", "fetch", "install"].map({ "setup/\($0)" }) {
      chmod(folder.file(path), 0o755)
    }
    chmod(folder.path, 0o755)
  }

  func run(_ script: String, _ arguments: String...) async throws -> Run {
    try await Run.program(
      "/bin/sh", ["-c", "cd \"$0\" && exec \"$@\"", folder.path, script] + arguments,
      environment: ["PATH": folder.file("bin"), "SUDO_UID": ""])
  }

  private static func find(_ tool: String) throws -> String {
    let path =
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":") + ["/usr/bin", "/bin", "/usr/sbin"]
    guard let folder = path.first(where: { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }) else {
      throw PeerError("there is no \(tool) here")
    }
    return "\(folder)/\(tool)"
  }
}
