// swift-tools-version: 6.2

import PackageDescription

/// The same rules for every target: Swift 6, no warning passes, every import says what it is for.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// What the program is built with besides: who calls an asynchronous function runs it, so that no thread is woken for it.
let program: [SwiftSetting] = strict + [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]

/// Where the runtime lets a program run Swift's tasks on a loop of its own: an interface that Swift 6.3 has for those who know
/// that it may change, and macOS not before version 26.4.
#if compiler(>=6.3) && compiler(<6.4)
  let loop: [SwiftSetting] = [.define("TASKS_ON_LOOP", .when(platforms: [.linux]))]
#else
  let loop: [SwiftSetting] = []
#endif

/// For what a session passes through once, and no loop depends on: a release is smaller by it, and as fast.
let small: [SwiftSetting] = program + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

let strictC: [CSetting] = [.treatAllWarnings(as: .error)]

let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioEmbedded = Target.Dependency.product(name: "NIOEmbedded", package: "swift-nio")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

/// Debian's headers are where every compiler looks, and pkg-config need not be there.
func onMacOS(_ name: String) -> String? {
  #if os(macOS)
    name
  #else
    nil
  #endif
}

// Who may import whom is drawn in ARCHITECTURE.md, and held by a test.
let package = Package(
  name: "smtp-tutor",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "smtp-tutor", targets: ["smtp-tutor"]),
    // For the tests alone: they load it in front of the C library.
    .library(name: "slow-names", type: .dynamic, targets: ["CSlowNames"]),
    .library(name: "world-names", type: .dynamic, targets: ["CWorldNames"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
  ],
  targets: [
    .target(name: "CLibrary", swiftSettings: program),
    .target(name: "Octets", swiftSettings: program),
    .target(name: "Unix", dependencies: ["CLibrary"], swiftSettings: program),
    .target(name: "Names", dependencies: ["CLibrary", "Octets"], swiftSettings: program),
    .target(name: "CUnbound", cSettings: strictC, linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "Unbound", dependencies: ["CLibrary", "Octets", "Unix", "Names", "CUnbound"], swiftSettings: small),
    .target(name: "SMTP", dependencies: ["Octets"], swiftSettings: program),
    .target(name: "SASL", dependencies: ["CLibrary", "Octets", "COpenSSL"], swiftSettings: program),
    .target(name: "Causes", dependencies: ["Octets", "SMTP"], swiftSettings: program),
    .target(name: "Records", dependencies: ["CLibrary", "Octets", "SMTP"], swiftSettings: program),
    .target(
      name: "Annotations",
      dependencies: ["Octets", "Names", "SenderPolicy", "SMTP", "SASL", "TLS", "Causes", "Delivery"],
      swiftSettings: small),
    .target(
      name: "Network", dependencies: ["CLibrary", "Octets", "SMTP", "TLS", nioCore, nioPosix],
      swiftSettings: program + loop),
    .target(name: "Personas", dependencies: ["CLibrary", "Octets", "SMTP", "SASL"], swiftSettings: program),
    .target(
      name: "PracticeServer",
      dependencies: ["CLibrary", "Octets", "Unix", "SMTP", "SASL", "TLS", "Personas", nioCore, nioPosix],
      swiftSettings: program),
    .target(
      name: "World", dependencies: ["Octets", "Names", "SenderPolicy", "SMTP", "Personas"], swiftSettings: small),
    .target(
      name: "WorldServers", dependencies: ["Octets", "SMTP", "TLS", "Network", "Personas", "PracticeServer", "World"],
      swiftSettings: small),
    .target(
      name: "CReadline", cSettings: strictC, linkerSettings: [.linkedLibrary("readline")]),
    .target(name: "CLessons", cSettings: strictC),
    .systemLibrary(
      name: "CMark", pkgConfig: onMacOS("libcmark"), providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(
      name: "COpenSSL", pkgConfig: onMacOS("openssl"), providers: [.apt(["libssl-dev"]), .brew(["openssl@3"])]),
    // What the C library's own module leaves out.
    .systemLibrary(name: "CMalloc"),
    .target(
      name: "TLS", dependencies: ["CLibrary", "Unix", "Octets", "Names", "COpenSSL", nioCore], swiftSettings: small),
    .target(name: "SenderPolicy", dependencies: ["Octets", "Names"], swiftSettings: small),
    .target(
      name: "Delivery", dependencies: ["Octets", "Names", "SenderPolicy", "SMTP", "TLS"], swiftSettings: small),
    .target(
      name: "Checking",
      dependencies: [
        "CLibrary", "Octets", "Names", "SenderPolicy", "Unbound", "SMTP", "TLS", "Delivery", "Annotations", "Network",
        "Terminal",
        "Events",
      ],
      swiftSettings: small),
    .target(name: "Lessons", dependencies: ["Octets", "SMTP", "CMark"], swiftSettings: small),
    .target(name: "Terminal", dependencies: ["CLibrary", "Unix", "Octets", "CReadline"], swiftSettings: program),
    .target(
      name: "Files",
      dependencies: [
        "CLibrary", "Octets", "Unix", "Lessons", "Terminal", "CLessons",
      ], swiftSettings: program),
    .target(
      name: "Events",
      dependencies: [
        "CLibrary", "Unix", "Octets", "Names", "SenderPolicy", "SMTP", "SASL", "TLS", "Causes", "Records", "Delivery",
        "Annotations",
        "Network", "Terminal",
      ], swiftSettings: program),
    .target(
      name: "Typing",
      dependencies: [
        "Octets", "SMTP", "SASL", "Annotations", "Personas", "World", "Terminal", "Events",
      ], swiftSettings: small),
    .target(
      name: "Sessions",
      dependencies: [
        "CLibrary", "Unix", "Octets", "SMTP", "SASL", "TLS", "Annotations", "Lessons", "Network", "Personas",
        "PracticeServer",
        "World", "WorldServers", "Terminal", "Files", "Events", "Typing", "Names", "Delivery", "Checking",
      ], swiftSettings: small),
    .target(
      name: "Learning",
      dependencies: [
        "CLibrary", "Unix", "Octets", "SMTP", "Causes", "Annotations", "Lessons", "Personas", "PracticeServer", "World",
        "WorldServers", "Terminal", "Files", "Events", "Typing", "Sessions",
      ], swiftSettings: small),
    .target(
      name: "Replays",
      dependencies: [
        "Octets", "SMTP", "Annotations", "Network", "PracticeServer", "Terminal", "Files", "Events", "Typing",
        "Sessions",
      ], swiftSettings: small),
    .target(
      name: "Serving",
      dependencies: [
        "CLibrary", "Unix", "Octets", "SMTP", "SASL", "TLS", "Causes", "Records", "Annotations", "Network", "Personas",
        "PracticeServer", "Terminal", "Files", "Events",
      ], swiftSettings: program),
    .target(
      name: "Tutor",
      dependencies: [
        "CLibrary", "Unix", "Octets", "Names", "SMTP", "TLS", "Annotations", "Network", "Terminal", "Files", "Events",
        "Typing",
        "Sessions",
        "Learning", "Replays", "Serving", "Delivery", "Checking",
      ], swiftSettings: small),
    .executableTarget(
      name: "smtp-tutor",
      dependencies: [
        "CLibrary", "Octets", "TLS", "Network", "Personas", "PracticeServer", "Terminal", "Events", "Typing",
        "Checking", "Sessions",
        "Learning",
        "Replays", "Serving", "Tutor", "Unbound", "CMalloc", argumentParser,
      ], swiftSettings: small),

    .target(
      name: "CPseudoTerminal", path: "Tests/Support/CPseudoTerminal", cSettings: strictC,
      linkerSettings: [.linkedLibrary("util")]),
    .target(
      name: "CSlowNames", path: "Tests/Support/CSlowNames", cSettings: strictC,
      linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "CWorldNames", path: "Tests/Support/CWorldNames", cSettings: strictC,
      linkerSettings: [.linkedLibrary("dl")]),
    .target(
      name: "TestSupport", dependencies: ["CPseudoTerminal", "TLS"], path: "Tests/Support/TestSupport",
      swiftSettings: strict),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Octets", "Terminal"], path: "Tests/Support/TerminalProbe",
      swiftSettings: strict),
    .testTarget(name: "OctetsTests", dependencies: ["Octets"], swiftSettings: strict),
    .testTarget(name: "NamesTests", dependencies: ["Names", "Octets"], swiftSettings: strict),
    .testTarget(
      name: "DeliveryTests", dependencies: ["Delivery", "SenderPolicy", "Names", "Octets", "SMTP", "TLS"],
      swiftSettings: strict),
    .testTarget(
      name: "CheckingTests",
      dependencies: [
        "Checking", "Octets", "Names", "SMTP", "TLS", "Delivery", "Annotations", "Network", "Events", "Terminal",
        "TestSupport",
      ], swiftSettings: strict),
    .testTarget(name: "SMTPTests", dependencies: ["Octets", "SMTP", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CausesTests", dependencies: ["Octets", "SMTP", "Causes", "TestSupport"], exclude: ["Replies"],
      swiftSettings: strict),
    .testTarget(
      name: "RecordsTests", dependencies: ["Octets", "SMTP", "Records", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "SASLTests", dependencies: ["Octets", "SASL"], swiftSettings: strict),
    .testTarget(
      name: "AnnotationsTests",
      dependencies: ["Annotations", "Causes", "Delivery", "Names", "Octets", "SASL", "SMTP", "TLS", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "LessonsTests", dependencies: ["Lessons", "Octets", "SMTP", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "NetworkTests", dependencies: ["Network", "SMTP", "TLS", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PracticeServerTests",
      dependencies: [
        "PracticeServer", "Personas", "Octets", "SMTP", "SASL", "TLS", "TestSupport", nioCore, nioPosix, nioEmbedded,
      ],
      swiftSettings: strict),
    .testTarget(
      name: "WorldTests",
      dependencies: ["World", "Names", "SenderPolicy", "Octets", "SMTP", "Personas", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WorldServersTests",
      dependencies: [
        "WorldServers", "World", "PracticeServer", "Personas", "Octets", "SMTP", "Network", "Causes", "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Octets", "Unix", "Terminal", "TestSupport", "terminal-probe"],
      swiftSettings: strict),
    .testTarget(
      name: "TLSTests", dependencies: ["Names", "Octets", "TLS", "COpenSSL", "TestSupport", nioCore, nioEmbedded],
      swiftSettings: strict),
    .testTarget(
      name: "TutorTests",
      dependencies: [
        "Tutor", "Events", "Typing", "Files", "Sessions", "Learning", "Replays", "Serving", "Octets", "Names",
        "SenderPolicy", "Delivery", "Checking", "SMTP", "SASL",
        "Causes", "Records", "Annotations", "Lessons", "Network", "PracticeServer", "Personas", "World", "WorldServers",
        "Terminal", "TLS", "TestSupport",
      ],
      swiftSettings: strict),
    // The same rules are fuzzed by Fuzz/run, which compiles them with Fuzzer.swift.
    .testTarget(
      name: "FuzzTests",
      dependencies: [
        "Octets", "Names", "SenderPolicy", "SMTP", "SASL", "Personas", "TLS", "Delivery", "Checking", "Lessons",
        "Records", "Terminal", "TestSupport",
      ],
      path: "Fuzz", exclude: ["Fuzzer.swift", "run", "seeds"], swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "smtp-tutor", "TestSupport", "Octets", "SMTP", "SASL", "Annotations", "Typing", "Lessons", "TLS",
      ],
      swiftSettings: strict + loop),
  ],
  cLanguageStandard: .c2x
)
