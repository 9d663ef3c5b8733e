import { createRequire as createRequireOf } from 'node:module'
const require = createRequireOf(import.meta.url)
import {
  error,
  getInput,
  notice,
  say,
  setFailed,
  setOutputs,
  summary,
  warn,
  warning
} from "./chunk-RAXQNXF7.js";
import {
  GithubError,
  patiently
} from "./chunk-A72X2SX6.js";
import "./chunk-OBOIBTAM.js";
import {
  COMMENT_ROOM,
  SHORT_COMMENT_ROOM,
  SUMMARY_ROOM,
  findingsFrom,
  gitCommit,
  ownersAt,
  pathInside,
  render,
  renderMarkdown,
  writeReport
} from "./chunk-VXVC4AGX.js";
import {
  loadImpactFactors
} from "./chunk-IT33RV7Z.js";
import "./chunk-T66264VZ.js";
import "./chunk-FDHUBOGH.js";
import {
  check,
  exitStatus
} from "./chunk-O5CT67K3.js";
import "./chunk-NUDOZE7E.js";
import "./chunk-OYXRYIVW.js";
import "./chunk-HLYQ63L4.js";
import {
  verdictSentences
} from "./chunk-STLDXGOO.js";
import "./chunk-KSFOU3TR.js";
import {
  Report
} from "./chunk-X5DMUOGH.js";
import "./chunk-UQS6LEB3.js";
import "./chunk-VPBNUSC6.js";
import "./chunk-LT7257LV.js";
import {
  findPredictor,
  renderedTrees,
  workingTree
} from "./chunk-5ZINIXYT.js";
import {
  commitNamed,
  commitTree,
  gitAnswer,
  parseBudget,
  pathsInside,
  readConfig,
  readConfigAt
} from "./chunk-MR2Q2NXI.js";
import "./chunk-Z2U3YBWV.js";
import "./chunk-2IYAJC7V.js";
import {
  counted,
  scalar
} from "./chunk-LQ53HEYR.js";
import "./chunk-VDROJEDS.js";
import {
  modelAccessFrom
} from "./chunk-XRDYF5TB.js";
import "./chunk-MNHI26C3.js";
import "./chunk-T22NFV42.js";
import {
  version
} from "./chunk-6DA3H36N.js";
import "./chunk-CDDBQACY.js";
import "./chunk-QNTNOHJ7.js";
import "./chunk-TYF4KTHJ.js";
import "./chunk-VOYEJIXG.js";
import "./chunk-5KOT2KY3.js";
import {
  oneLine
} from "./chunk-ZYN6WMRK.js";
import "./chunk-OGAPIFVC.js";
import "./chunk-4Y5D63YT.js";
import "./chunk-X6PSLHTU.js";
import {
  PERCENT
} from "./chunk-TNUZZPWE.js";
import "./chunk-TO57GDIK.js";
import {
  AppError,
  EXIT_BUG,
  EXIT_OVER,
  EXIT_WITHIN,
  __commonJS,
  __require,
  __toESM,
  _enum,
  array,
  boolean,
  exitCodes,
  int,
  literal,
  number,
  object,
  sentenceOf,
  strictObject,
  string,
  unknown
} from "./chunk-4SDNS7QA.js";

// node_modules/pend/index.js
var require_pend = __commonJS({
  "node_modules/pend/index.js"(exports, module) {
    module.exports = Pend;
    function Pend() {
      this.pending = 0;
      this.max = Infinity;
      this.listeners = [];
      this.waiting = [];
      this.error = null;
    }
    Pend.prototype.go = function(fn) {
      if (this.pending < this.max) {
        pendGo(this, fn);
      } else {
        this.waiting.push(fn);
      }
    };
    Pend.prototype.wait = function(cb) {
      if (this.pending === 0) {
        cb(this.error);
      } else {
        this.listeners.push(cb);
      }
    };
    Pend.prototype.hold = function() {
      return pendHold(this);
    };
    function pendHold(self) {
      self.pending += 1;
      var called = false;
      return onCb;
      function onCb(err) {
        if (called) throw new Error("callback called twice");
        called = true;
        self.error = self.error || err;
        self.pending -= 1;
        if (self.waiting.length > 0 && self.pending < self.max) {
          pendGo(self, self.waiting.shift());
        } else if (self.pending === 0) {
          var listeners = self.listeners;
          self.listeners = [];
          listeners.forEach(cbListener);
        }
      }
      function cbListener(listener) {
        listener(self.error);
      }
    }
    function pendGo(self, fn) {
      fn(pendHold(self));
    }
  }
});

// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = __commonJS({
  "node_modules/yauzl/fd-slicer.js"(exports) {
    var fs = __require("fs");
    var util = __require("util");
    var stream = __require("stream");
    var Readable = stream.Readable;
    var PassThrough = stream.PassThrough;
    var Pend = require_pend();
    var EventEmitter = __require("events").EventEmitter;
    exports.BufferSlicer = BufferSlicer;
    exports.FdSlicer = FdSlicer;
    util.inherits(FdSlicer, EventEmitter);
    function FdSlicer(fd) {
      EventEmitter.call(this);
      this.fd = fd;
      this.pend = new Pend();
      this.pend.max = 1;
      this.refCount = 0;
    }
    FdSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      var self = this;
      self.pend.go(function(cb) {
        fs.read(self.fd, buffer, offset, length, position, function(err, bytesRead, buffer2) {
          cb();
          callback(err, bytesRead, buffer2);
        });
      });
    };
    FdSlicer.prototype.createReadStream = function(options2) {
      return new ReadStream(this, options2);
    };
    FdSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    FdSlicer.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount < 0) throw new Error("invalid unref");
      if (self.refCount > 0) return;
      fs.close(self.fd, onCloseDone);
      function onCloseDone(err) {
        if (err) {
          self.emit("error", err);
        } else {
          self.emit("close");
        }
      }
    };
    util.inherits(ReadStream, Readable);
    function ReadStream(context, options2) {
      options2 = options2 || {};
      Readable.call(this, options2);
      this.context = context;
      this.context.ref();
      this.start = options2.start || 0;
      this.endOffset = options2.end;
      this.pos = this.start;
    }
    ReadStream.prototype._read = function(n) {
      var self = this;
      var toRead = Math.min(self._readableState.highWaterMark, n);
      if (self.endOffset != null) {
        toRead = Math.min(toRead, self.endOffset - self.pos);
      }
      if (toRead <= 0) {
        self.push(null);
        this._cleanup();
        return;
      }
      self.context.pend.go(function(cb) {
        var buffer = Buffer.allocUnsafe(toRead);
        fs.read(self.context.fd, buffer, 0, toRead, self.pos, function(err, bytesRead) {
          if (err) {
            self.destroy(err);
          } else if (bytesRead === 0) {
            self.push(null);
            self._cleanup();
          } else {
            self.pos += bytesRead;
            self.push(buffer.slice(0, bytesRead));
          }
          cb();
        });
      });
    };
    ReadStream.prototype._destroy = function(err, cb) {
      this._cleanup();
      cb(err);
    };
    ReadStream.prototype._cleanup = function() {
      if (this.context != null) {
        this.context.unref();
        this.context = null;
      }
    };
    util.inherits(BufferSlicer, EventEmitter);
    function BufferSlicer(buffer) {
      EventEmitter.call(this);
      this.refCount = 0;
      this.buffer = buffer;
    }
    BufferSlicer.prototype.read = function(buffer, offset, length, position, callback) {
      if (!(0 <= offset && offset <= buffer.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer.length);
      if (position < 0) throw new RangeError("position is negative: " + position);
      if (offset + length > buffer.length) {
        length = buffer.length - offset;
      }
      if (position + length > this.buffer.length) {
        length = this.buffer.length - position;
      }
      if (length <= 0) {
        setImmediate(function() {
          callback(null, 0);
        });
        return;
      }
      this.buffer.copy(buffer, offset, position, position + length);
      setImmediate(function() {
        callback(null, length);
      });
    };
    BufferSlicer.prototype.createReadStream = function(options2) {
      options2 = options2 || {};
      var readStream = new PassThrough(options2);
      readStream.start = options2.start || 0;
      readStream.endOffset = options2.end;
      readStream.pos = readStream.endOffset || this.buffer.length;
      var entireSlice = this.buffer.slice(readStream.start, readStream.pos);
      var maxChunkSize = 65536;
      var offset = 0;
      while (true) {
        var nextOffset = offset + maxChunkSize;
        if (nextOffset >= entireSlice.length) {
          if (offset < entireSlice.length) {
            readStream.write(entireSlice.slice(offset, entireSlice.length));
          }
          break;
        }
        readStream.write(entireSlice.slice(offset, nextOffset));
        offset = nextOffset;
      }
      readStream.end();
      return readStream;
    };
    BufferSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    BufferSlicer.prototype.unref = function() {
      this.refCount -= 1;
      if (this.refCount < 0) {
        throw new Error("invalid unref");
      }
    };
  }
});

// node_modules/yauzl/crc32.js
var require_crc32 = __commonJS({
  "node_modules/yauzl/crc32.js"(exports, module) {
    var CRC_TABLE = new Int32Array([
      0,
      1996959894,
      3993919788,
      2567524794,
      124634137,
      1886057615,
      3915621685,
      2657392035,
      249268274,
      2044508324,
      3772115230,
      2547177864,
      162941995,
      2125561021,
      3887607047,
      2428444049,
      498536548,
      1789927666,
      4089016648,
      2227061214,
      450548861,
      1843258603,
      4107580753,
      2211677639,
      325883990,
      1684777152,
      4251122042,
      2321926636,
      335633487,
      1661365465,
      4195302755,
      2366115317,
      997073096,
      1281953886,
      3579855332,
      2724688242,
      1006888145,
      1258607687,
      3524101629,
      2768942443,
      901097722,
      1119000684,
      3686517206,
      2898065728,
      853044451,
      1172266101,
      3705015759,
      2882616665,
      651767980,
      1373503546,
      3369554304,
      3218104598,
      565507253,
      1454621731,
      3485111705,
      3099436303,
      671266974,
      1594198024,
      3322730930,
      2970347812,
      795835527,
      1483230225,
      3244367275,
      3060149565,
      1994146192,
      31158534,
      2563907772,
      4023717930,
      1907459465,
      112637215,
      2680153253,
      3904427059,
      2013776290,
      251722036,
      2517215374,
      3775830040,
      2137656763,
      141376813,
      2439277719,
      3865271297,
      1802195444,
      476864866,
      2238001368,
      4066508878,
      1812370925,
      453092731,
      2181625025,
      4111451223,
      1706088902,
      314042704,
      2344532202,
      4240017532,
      1658658271,
      366619977,
      2362670323,
      4224994405,
      1303535960,
      984961486,
      2747007092,
      3569037538,
      1256170817,
      1037604311,
      2765210733,
      3554079995,
      1131014506,
      879679996,
      2909243462,
      3663771856,
      1141124467,
      855842277,
      2852801631,
      3708648649,
      1342533948,
      654459306,
      3188396048,
      3373015174,
      1466479909,
      544179635,
      3110523913,
      3462522015,
      1591671054,
      702138776,
      2966460450,
      3352799412,
      1504918807,
      783551873,
      3082640443,
      3233442989,
      3988292384,
      2596254646,
      62317068,
      1957810842,
      3939845945,
      2647816111,
      81470997,
      1943803523,
      3814918930,
      2489596804,
      225274430,
      2053790376,
      3826175755,
      2466906013,
      167816743,
      2097651377,
      4027552580,
      2265490386,
      503444072,
      1762050814,
      4150417245,
      2154129355,
      426522225,
      1852507879,
      4275313526,
      2312317920,
      282753626,
      1742555852,
      4189708143,
      2394877945,
      397917763,
      1622183637,
      3604390888,
      2714866558,
      953729732,
      1340076626,
      3518719985,
      2797360999,
      1068828381,
      1219638859,
      3624741850,
      2936675148,
      906185462,
      1090812512,
      3747672003,
      2825379669,
      829329135,
      1181335161,
      3412177804,
      3160834842,
      628085408,
      1382605366,
      3423369109,
      3138078467,
      570562233,
      1426400815,
      3317316542,
      2998733608,
      733239954,
      1555261956,
      3268935591,
      3050360625,
      752459403,
      1541320221,
      2607071920,
      3965973030,
      1969922972,
      40735498,
      2617837225,
      3943577151,
      1913087877,
      83908371,
      2512341634,
      3803740692,
      2075208622,
      213261112,
      2463272603,
      3855990285,
      2094854071,
      198958881,
      2262029012,
      4057260610,
      1759359992,
      534414190,
      2176718541,
      4139329115,
      1873836001,
      414664567,
      2282248934,
      4279200368,
      1711684554,
      285281116,
      2405801727,
      4167216745,
      1634467795,
      376229701,
      2685067896,
      3608007406,
      1308918612,
      956543938,
      2808555105,
      3495958263,
      1231636301,
      1047427035,
      2932959818,
      3654703836,
      1088359270,
      936918e3,
      2847714899,
      3736837829,
      1202900863,
      817233897,
      3183342108,
      3401237130,
      1404277552,
      615818150,
      3134207493,
      3453421203,
      1423857449,
      601450431,
      3009837614,
      3294710456,
      1567103746,
      711928724,
      3020668471,
      3272380065,
      1510334235,
      755167117
    ]);
    function crc32(buf) {
      let crc = -1;
      for (let x of buf) {
        crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
      }
      return (crc ^ -1) >>> 0;
    }
    module.exports = crc32;
  }
});

// node_modules/yauzl/index.js
var require_yauzl = __commonJS({
  "node_modules/yauzl/index.js"(exports) {
    var fs = __require("fs");
    var zlib = __require("zlib");
    var fd_slicer = require_fd_slicer();
    var util = __require("util");
    var EventEmitter = __require("events").EventEmitter;
    var Transform = __require("stream").Transform;
    var PassThrough = __require("stream").PassThrough;
    var Writable = __require("stream").Writable;
    var crc32 = typeof zlib.crc32 === "function" ? zlib.crc32 : require_crc32();
    exports.open = open;
    exports.fromFd = fromFd;
    exports.fromBuffer = fromBuffer;
    exports.fromRandomAccessReader = fromRandomAccessReader;
    exports.openPromise = openPromise;
    exports.fromFdPromise = fromFdPromise;
    exports.fromBufferPromise = fromBufferPromise2;
    exports.fromRandomAccessReaderPromise = fromRandomAccessReaderPromise;
    exports.dosDateTimeToDate = dosDateTimeToDate;
    exports.getFileNameLowLevel = getFileNameLowLevel;
    exports.validateFileName = validateFileName;
    exports.parseExtraFields = parseExtraFields;
    exports.ZipFile = ZipFile;
    exports.Entry = Entry;
    exports.LocalFileHeader = LocalFileHeader;
    exports.RandomAccessReader = RandomAccessReader;
    function openPromise(path, options2) {
      return new Promise((resolve3, reject) => {
        open(path, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve3(zipfile);
        });
      });
    }
    function fromFdPromise(fd, options2) {
      return new Promise((resolve3, reject) => {
        fromFd(fd, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve3(zipfile);
        });
      });
    }
    function fromBufferPromise2(buffer, options2) {
      return new Promise((resolve3, reject) => {
        fromBuffer(buffer, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve3(zipfile);
        });
      });
    }
    function fromRandomAccessReaderPromise(reader, totalSize, options2) {
      return new Promise((resolve3, reject) => {
        fromRandomAccessReader(reader, totalSize, { ...options2, lazyEntries: true }, function(err, zipfile) {
          if (err) return reject(err);
          resolve3(zipfile);
        });
      });
    }
    function open(path, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.open(path, "r", function(err, fd) {
        if (err) return callback(err);
        fromFd(fd, options2, function(err2, zipfile) {
          if (err2) fs.close(fd, defaultCallback);
          callback(err2, zipfile);
        });
      });
    }
    function fromFd(fd, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      fs.fstat(fd, function(err, stats) {
        if (err) return callback(err);
        var reader = new fd_slicer.FdSlicer(fd);
        fromRandomAccessReader(reader, stats.size, options2, callback);
      });
    }
    function fromBuffer(buffer, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      options2.autoClose = false;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      var reader = new fd_slicer.BufferSlicer(buffer);
      fromRandomAccessReader(reader, buffer.length, options2, callback);
    }
    function fromRandomAccessReader(reader, totalSize, options2, callback) {
      if (typeof options2 === "function") {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      if (options2.autoClose == null) options2.autoClose = true;
      if (options2.lazyEntries == null) options2.lazyEntries = false;
      if (options2.decodeStrings == null) options2.decodeStrings = true;
      var decodeStrings = !!options2.decodeStrings;
      if (options2.validateEntrySizes == null) options2.validateEntrySizes = true;
      if (options2.strictFileNames == null) options2.strictFileNames = false;
      if (callback == null) callback = defaultCallback;
      if (typeof totalSize !== "number") throw new Error("expected totalSize parameter to be a number");
      if (totalSize > Number.MAX_SAFE_INTEGER) {
        throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
      }
      reader.ref();
      var eocdrWithoutCommentSize = 22;
      var zip64EocdlSize = 20;
      var maxCommentSize = 65535;
      var bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize);
      var buffer = newBuffer(bufferSize);
      var bufferReadStart = totalSize - buffer.length;
      readAndAssertNoEof(reader, buffer, 0, bufferSize, bufferReadStart, function(err) {
        if (err) return callback(err);
        for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1) {
          if (buffer.readUInt32LE(i) !== 101010256) continue;
          var eocdrBuffer = buffer.subarray(i);
          var diskNumber = eocdrBuffer.readUInt16LE(4);
          var entryCount = eocdrBuffer.readUInt16LE(10);
          var centralDirectoryOffset = eocdrBuffer.readUInt32LE(16);
          var commentLength = eocdrBuffer.readUInt16LE(20);
          var expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
          if (commentLength !== expectedCommentLength) {
            return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK\u263A\u263B` in the comment?"));
          }
          var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), false) : eocdrBuffer.subarray(22);
          if (i - zip64EocdlSize >= 0 && buffer.readUInt32LE(i - zip64EocdlSize) === 117853008) {
            var zip64EocdlBuffer = buffer.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize);
            var zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8);
            var zip64EocdrBuffer = newBuffer(56);
            return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err2) {
              if (err2) return callback(err2);
              if (zip64EocdrBuffer.readUInt32LE(0) !== 101075792) {
                return callback(new Error("invalid zip64 end of central directory record signature"));
              }
              diskNumber = zip64EocdrBuffer.readUInt32LE(16);
              if (diskNumber !== 0) {
                return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
              }
              entryCount = readUInt64LE(zip64EocdrBuffer, 32);
              centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48);
              return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
            });
          }
          if (diskNumber !== 0) {
            return callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber));
          }
          return callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
        }
        callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
      });
    }
    util.inherits(ZipFile, EventEmitter);
    function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
      var self = this;
      EventEmitter.call(self);
      self.reader = reader;
      self.reader.on("error", function(err) {
        emitError(self, err);
      });
      self.reader.once("close", function() {
        self.emit("close");
      });
      self.readEntryCursor = centralDirectoryOffset;
      self.fileSize = fileSize;
      self.entryCount = entryCount;
      self.comment = comment;
      self.entriesRead = 0;
      self.autoClose = !!autoClose;
      self.lazyEntries = !!lazyEntries;
      self.decodeStrings = !!decodeStrings;
      self.validateEntrySizes = !!validateEntrySizes;
      self.strictFileNames = !!strictFileNames;
      self.isOpen = true;
      self.emittedError = false;
      self.hasEachEntryBeenCalled = false;
      if (!self.lazyEntries) self._readEntry();
    }
    ZipFile.prototype.close = function() {
      if (!this.isOpen) return;
      this.isOpen = false;
      this.reader.unref();
    };
    function emitErrorAndAutoClose(self, err) {
      if (self.autoClose) self.close();
      emitError(self, err);
    }
    function emitError(self, err) {
      if (self.emittedError) return;
      self.emittedError = true;
      self.emit("error", err);
    }
    ZipFile.prototype.readEntry = function() {
      if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
      this._readEntry();
    };
    ZipFile.prototype._readEntry = function() {
      var self = this;
      if (self.entryCount === self.entriesRead) {
        setImmediate(function() {
          if (self.autoClose) self.close();
          if (self.emittedError) return;
          self.emit("end");
        });
        return;
      }
      if (self.emittedError) return;
      var buffer = newBuffer(46);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err) {
        if (err) return emitErrorAndAutoClose(self, err);
        if (self.emittedError) return;
        var entry = new Entry();
        var signature = buffer.readUInt32LE(0);
        if (signature !== 33639248) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
        entry.versionMadeBy = buffer.readUInt16LE(4);
        entry.versionNeededToExtract = buffer.readUInt16LE(6);
        entry.generalPurposeBitFlag = buffer.readUInt16LE(8);
        entry.compressionMethod = buffer.readUInt16LE(10);
        entry.lastModFileTime = buffer.readUInt16LE(12);
        entry.lastModFileDate = buffer.readUInt16LE(14);
        entry.crc32 = buffer.readUInt32LE(16);
        entry.compressedSize = buffer.readUInt32LE(20);
        entry.uncompressedSize = buffer.readUInt32LE(24);
        entry.fileNameLength = buffer.readUInt16LE(28);
        entry.extraFieldLength = buffer.readUInt16LE(30);
        entry.fileCommentLength = buffer.readUInt16LE(32);
        entry.internalFileAttributes = buffer.readUInt16LE(36);
        entry.externalFileAttributes = buffer.readUInt32LE(38);
        entry.relativeOffsetOfLocalHeader = buffer.readUInt32LE(42);
        if (entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));
        self.readEntryCursor += 46;
        buffer = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength);
        readAndAssertNoEof(self.reader, buffer, 0, buffer.length, self.readEntryCursor, function(err2) {
          if (err2) return emitErrorAndAutoClose(self, err2);
          if (self.emittedError) return;
          entry.fileNameRaw = buffer.subarray(0, entry.fileNameLength);
          var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
          entry.extraFieldRaw = buffer.subarray(entry.fileNameLength, fileCommentStart);
          entry.fileCommentRaw = buffer.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
          try {
            entry.extraFields = parseExtraFields(entry.extraFieldRaw);
          } catch (err3) {
            return emitErrorAndAutoClose(self, err3);
          }
          if (self.decodeStrings) {
            var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
            entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8);
            entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
            var errorMessage = validateFileName(entry.fileName);
            if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
          } else {
            entry.fileComment = entry.fileCommentRaw;
            entry.fileName = entry.fileNameRaw;
          }
          entry.comment = entry.fileComment;
          self.readEntryCursor += buffer.length;
          self.entriesRead += 1;
          for (var i = 0; i < entry.extraFields.length; i++) {
            var extraField = entry.extraFields[i];
            if (extraField.id !== 1) continue;
            var zip64EiefBuffer = extraField.data;
            var index = 0;
            if (entry.uncompressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
              }
              entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry.compressedSize === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
              }
              entry.compressedSize = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            if (entry.relativeOffsetOfLocalHeader === 4294967295) {
              if (index + 8 > zip64EiefBuffer.length) {
                return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
              }
              entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index);
              index += 8;
            }
            break;
          }
          if (self.validateEntrySizes && entry.compressionMethod === 0) {
            var expectedCompressedSize = entry.uncompressedSize;
            if (entry.isEncrypted()) {
              expectedCompressedSize += 12;
            }
            if (entry.compressedSize !== expectedCompressedSize) {
              var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
              return emitErrorAndAutoClose(self, new Error(msg));
            }
          }
          self.emit("entry", entry);
          if (!self.lazyEntries) self._readEntry();
        });
      });
    };
    ZipFile.prototype.eachEntry = function() {
      const self = this;
      if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
      if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
      self.hasEachEntryBeenCalled = true;
      let pendingResolveReject = null;
      self.on("entry", onEntry);
      self.on("end", onEnd);
      self.on("error", onError);
      function cleanup() {
        self.removeListener("entry", onEntry);
        self.removeListener("end", onEnd);
        self.removeListener("error", onError);
        if (self.autoClose) self.close();
      }
      function onEntry(entry) {
        let { resolve: resolve3 } = pendingResolveReject;
        pendingResolveReject = null;
        resolve3({ value: entry });
      }
      function onEnd() {
        let { resolve: resolve3 } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        resolve3({ done: true });
      }
      function onError(err) {
        let { reject } = pendingResolveReject;
        pendingResolveReject = null;
        cleanup();
        reject(err);
      }
      return {
        [Symbol.asyncIterator]() {
          return this;
        },
        next() {
          const promise = new Promise((resolve3, reject) => {
            if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
            pendingResolveReject = { resolve: resolve3, reject };
          });
          self.readEntry();
          return promise;
        },
        return(value) {
          cleanup();
          return Promise.resolve({ done: true, value });
        },
        throw(value) {
          cleanup();
          return Promise.reject(value);
        }
      };
    };
    ZipFile.prototype.openReadStream = function(entry, options2, callback) {
      var self = this;
      var relativeStart = 0;
      var relativeEnd = entry.compressedSize;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) {
        options2 = {};
      } else {
        if (options2.decodeFileData === false) {
          if (options2.decrypt != null) {
            throw new Error("cannot use options.decrypt when options.decodeFileData === false");
          }
          if (options2.decompress != null) {
            throw new Error("cannot use options.decompress when options.decodeFileData === false");
          }
        } else {
          if (options2.decrypt != null) {
            if (!entry.isEncrypted()) {
              throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
            }
            if (options2.decrypt !== false) throw new Error("invalid options.decrypt value: " + options2.decrypt);
            if (entry.isCompressed()) {
              if (options2.decompress !== false) throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
            }
          }
          if (options2.decompress != null) {
            if (!entry.isCompressed()) {
              throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
            }
            if (!(options2.decompress === false || options2.decompress === true)) {
              throw new Error("invalid options.decompress value: " + options2.decompress);
            }
            decompress = options2.decompress;
          }
        }
        if (options2.start != null) {
          relativeStart = options2.start;
          if (relativeStart < 0) throw new Error("options.start < 0");
          if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
        }
        if (options2.end != null) {
          relativeEnd = options2.end;
          if (relativeEnd < 0) throw new Error("options.end < 0");
          if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
          if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
        }
      }
      var rawMode = options2.decodeFileData === false || // Explicitly requested raw.
      (entry.compressionMethod === 0 || // Naturally without compression.
      entry.compressionMethod === 8 && options2.decompress === false) && (!entry.isEncrypted() || // Naturally without encryption.
      options2.decrypt === false);
      if (options2.start != null || options2.end != null) {
        if (!rawMode) throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
      }
      if (!self.isOpen) return callback(new Error("closed"));
      if (entry.isEncrypted() && !rawMode) {
        if (options2.decrypt !== false) return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
      }
      var decompress;
      if (rawMode) {
        decompress = false;
      } else if (entry.compressionMethod === 8) {
        decompress = options2.decodeFileData !== true;
      } else {
        return callback(new Error("unsupported compression method: " + entry.compressionMethod));
      }
      self.readLocalFileHeader(entry, { minimal: true }, function(err, localFileHeader) {
        if (err) return callback(err);
        self.openReadStreamLowLevel(
          localFileHeader.fileDataStart,
          entry.compressedSize,
          relativeStart,
          relativeEnd,
          decompress,
          entry.uncompressedSize,
          callback
        );
      });
    };
    ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
      var self = this;
      var fileDataEnd = fileDataStart + compressedSize;
      var readStream = self.reader.createReadStream({
        start: fileDataStart + relativeStart,
        end: fileDataStart + relativeEnd
      });
      var endpointStream = readStream;
      if (decompress) {
        var destroyed = false;
        var inflateFilter = zlib.createInflateRaw();
        readStream.on("error", function(err) {
          setImmediate(function() {
            if (!destroyed) inflateFilter.emit("error", err);
          });
        });
        readStream.pipe(inflateFilter);
        if (self.validateEntrySizes) {
          endpointStream = new AssertByteCountStream(uncompressedSize);
          inflateFilter.on("error", function(err) {
            setImmediate(function() {
              if (!destroyed) endpointStream.emit("error", err);
            });
          });
          inflateFilter.pipe(endpointStream);
        } else {
          endpointStream = inflateFilter;
        }
        installDestroyFn(endpointStream, function() {
          destroyed = true;
          if (inflateFilter !== endpointStream) inflateFilter.unpipe(endpointStream);
          readStream.unpipe(inflateFilter);
          readStream.destroy();
        });
      }
      callback(null, endpointStream);
    };
    ZipFile.prototype.readLocalFileHeader = function(entry, options2, callback) {
      var self = this;
      if (callback == null) {
        callback = options2;
        options2 = null;
      }
      if (options2 == null) options2 = {};
      self.reader.ref();
      var buffer = newBuffer(30);
      readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader, function(err) {
        try {
          if (err) return callback(err);
          var signature = buffer.readUInt32LE(0);
          if (signature !== 67324752) {
            return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
          }
          var fileNameLength = buffer.readUInt16LE(26);
          var extraFieldLength = buffer.readUInt16LE(28);
          var fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
          if (fileDataStart + entry.compressedSize > self.fileSize) {
            return callback(new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
          }
          if (options2.minimal) {
            return callback(null, { fileDataStart });
          }
          var localFileHeader = new LocalFileHeader();
          localFileHeader.fileDataStart = fileDataStart;
          localFileHeader.versionNeededToExtract = buffer.readUInt16LE(4);
          localFileHeader.generalPurposeBitFlag = buffer.readUInt16LE(6);
          localFileHeader.compressionMethod = buffer.readUInt16LE(8);
          localFileHeader.lastModFileTime = buffer.readUInt16LE(10);
          localFileHeader.lastModFileDate = buffer.readUInt16LE(12);
          localFileHeader.crc32 = buffer.readUInt32LE(14);
          localFileHeader.compressedSize = buffer.readUInt32LE(18);
          localFileHeader.uncompressedSize = buffer.readUInt32LE(22);
          localFileHeader.fileNameLength = fileNameLength;
          localFileHeader.extraFieldLength = extraFieldLength;
          buffer = newBuffer(fileNameLength + extraFieldLength);
          self.reader.ref();
          readAndAssertNoEof(self.reader, buffer, 0, buffer.length, entry.relativeOffsetOfLocalHeader + 30, function(err2) {
            try {
              if (err2) return callback(err2);
              localFileHeader.fileName = buffer.subarray(0, fileNameLength);
              localFileHeader.extraField = buffer.subarray(fileNameLength);
              return callback(null, localFileHeader);
            } finally {
              self.reader.unref();
            }
          });
        } finally {
          self.reader.unref();
        }
      });
    };
    ZipFile.prototype.openReadStreamPromise = function(entry, options2) {
      return new Promise((resolve3, reject) => {
        this.openReadStream(entry, options2, function(err, readStream) {
          if (err) return reject(err);
          resolve3(readStream);
        });
      });
    };
    ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
      return new Promise((resolve3, reject) => {
        this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
          if (err) return reject(err);
          resolve3(readStream);
        });
      });
    };
    ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options2) {
      return new Promise((resolve3, reject) => {
        this.readLocalFileHeader(entry, options2, function(err, localFileHeader) {
          if (err) return reject(err);
          resolve3(localFileHeader);
        });
      });
    };
    function Entry() {
    }
    Entry.prototype.getLastModDate = function(options2) {
      if (options2 == null) options2 = {};
      if (!options2.forceDosFormat) {
        for (var i = 0; i < this.extraFields.length; i++) {
          var extraField = this.extraFields[i];
          if (extraField.id === 21589) {
            var data = extraField.data;
            if (data.length < 5) continue;
            var flags = data[0];
            var HAS_MTIME = 1;
            if (!(flags & HAS_MTIME)) continue;
            var posixTimestamp = data.readInt32LE(1);
            return new Date(posixTimestamp * 1e3);
          } else if (extraField.id === 10) {
            var data = extraField.data;
            if (data.length !== 32) continue;
            if (data.readUInt16LE(4) !== 1) continue;
            if (data.readUInt16LE(6) !== 24) continue;
            var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12);
            var millisecondsSince1970 = hundredNanoSecondsSince1601 / 1e4 - 116444736e5;
            return new Date(millisecondsSince1970);
          }
        }
      }
      return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options2.timezone);
    };
    Entry.prototype.canDecodeFileData = function() {
      return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
    };
    Entry.prototype.isEncrypted = function() {
      return (this.generalPurposeBitFlag & 1) !== 0;
    };
    Entry.prototype.isCompressed = function() {
      return this.compressionMethod === 8;
    };
    function LocalFileHeader() {
    }
    function dosDateTimeToDate(date, time, timezone) {
      var day = date & 31;
      var month = (date >> 5 & 15) - 1;
      var year = (date >> 9 & 127) + 1980;
      var millisecond = 0;
      var second = (time & 31) * 2;
      var minute = time >> 5 & 63;
      var hour = time >> 11 & 31;
      if (timezone == null || timezone === "local") {
        return new Date(year, month, day, hour, minute, second, millisecond);
      } else if (timezone === "UTC") {
        return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
      } else {
        throw new Error("unrecognized options.timezone: " + options.timezone);
      }
    }
    function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
      var fileName = null;
      for (var i = 0; i < extraFields.length; i++) {
        var extraField = extraFields[i];
        if (extraField.id === 28789) {
          if (extraField.data.length < 6) {
            continue;
          }
          if (extraField.data.readUInt8(0) !== 1) {
            continue;
          }
          var oldNameCrc32 = extraField.data.readUInt32LE(1);
          if (crc32(fileNameBuffer) !== oldNameCrc32) {
            continue;
          }
          fileName = decodeBuffer(extraField.data.subarray(5), true);
          break;
        }
      }
      if (fileName == null) {
        var isUtf8 = (generalPurposeBitFlag & 2048) !== 0;
        fileName = decodeBuffer(fileNameBuffer, isUtf8);
      }
      if (!strictFileNames) {
        fileName = fileName.replace(/\\/g, "/");
      }
      return fileName;
    }
    function validateFileName(fileName) {
      if (fileName.indexOf("\\") !== -1) {
        return "invalid characters in fileName: " + fileName;
      }
      if (/^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName)) {
        return "absolute path: " + fileName;
      }
      if (fileName.split("/").indexOf("..") !== -1) {
        return "invalid relative path: " + fileName;
      }
      return null;
    }
    function parseExtraFields(extraFieldBuffer) {
      var extraFields = [];
      var i = 0;
      while (i < extraFieldBuffer.length - 3) {
        var headerId = extraFieldBuffer.readUInt16LE(i + 0);
        var dataSize = extraFieldBuffer.readUInt16LE(i + 2);
        var dataStart = i + 4;
        var dataEnd = dataStart + dataSize;
        if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
        var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
        extraFields.push({
          id: headerId,
          data: dataBuffer
        });
        i = dataEnd;
      }
      return extraFields;
    }
    function readAndAssertNoEof(reader, buffer, offset, length, position, callback) {
      if (length === 0) {
        return setImmediate(function() {
          callback(null, newBuffer(0));
        });
      }
      reader.read(buffer, offset, length, position, function(err, bytesRead) {
        if (err) return callback(err);
        if (bytesRead < length) {
          return callback(new Error("unexpected EOF"));
        }
        callback();
      });
    }
    util.inherits(AssertByteCountStream, Transform);
    function AssertByteCountStream(byteCount) {
      Transform.call(this);
      this.actualByteCount = 0;
      this.expectedByteCount = byteCount;
    }
    AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
      this.actualByteCount += chunk.length;
      if (this.actualByteCount > this.expectedByteCount) {
        var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb(null, chunk);
    };
    AssertByteCountStream.prototype._flush = function(cb) {
      if (this.actualByteCount < this.expectedByteCount) {
        var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb();
    };
    util.inherits(RandomAccessReader, EventEmitter);
    function RandomAccessReader() {
      EventEmitter.call(this);
      this.refCount = 0;
    }
    RandomAccessReader.prototype.ref = function() {
      this.refCount += 1;
    };
    RandomAccessReader.prototype.unref = function() {
      var self = this;
      self.refCount -= 1;
      if (self.refCount > 0) return;
      if (self.refCount < 0) throw new Error("invalid unref");
      self.close(onCloseDone);
      function onCloseDone(err) {
        if (err) return self.emit("error", err);
        self.emit("close");
      }
    };
    RandomAccessReader.prototype.createReadStream = function(options2) {
      if (options2 == null) options2 = {};
      var start = options2.start;
      var end = options2.end;
      if (start === end) {
        var emptyStream = new PassThrough();
        setImmediate(function() {
          emptyStream.end();
        });
        return emptyStream;
      }
      var stream = this._readStreamForRange(start, end);
      var destroyed = false;
      var refUnrefFilter = new RefUnrefFilter(this);
      stream.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) refUnrefFilter.emit("error", err);
        });
      });
      installDestroyFn(refUnrefFilter, function() {
        stream.unpipe(refUnrefFilter);
        refUnrefFilter.unref();
        stream.destroy();
      });
      var byteCounter = new AssertByteCountStream(end - start);
      refUnrefFilter.on("error", function(err) {
        setImmediate(function() {
          if (!destroyed) byteCounter.emit("error", err);
        });
      });
      installDestroyFn(byteCounter, function() {
        destroyed = true;
        refUnrefFilter.unpipe(byteCounter);
        refUnrefFilter.destroy();
      });
      return stream.pipe(refUnrefFilter).pipe(byteCounter);
    };
    RandomAccessReader.prototype._readStreamForRange = function(start, end) {
      throw new Error("not implemented");
    };
    RandomAccessReader.prototype.read = function(buffer, offset, length, position, callback) {
      var readStream = this.createReadStream({ start: position, end: position + length });
      var writeStream = new Writable();
      var written = 0;
      writeStream._write = function(chunk, encoding, cb) {
        chunk.copy(buffer, offset + written, 0, chunk.length);
        written += chunk.length;
        cb();
      };
      writeStream.on("finish", callback);
      readStream.on("error", function(error2) {
        callback(error2);
      });
      readStream.pipe(writeStream);
    };
    RandomAccessReader.prototype.close = function(callback) {
      setImmediate(callback);
    };
    util.inherits(RefUnrefFilter, PassThrough);
    function RefUnrefFilter(context) {
      PassThrough.call(this);
      this.context = context;
      this.context.ref();
      this.unreffedYet = false;
    }
    RefUnrefFilter.prototype._flush = function(cb) {
      this.unref();
      cb();
    };
    RefUnrefFilter.prototype.unref = function(cb) {
      if (this.unreffedYet) return;
      this.unreffedYet = true;
      this.context.unref();
    };
    var cp437 = "\0\u263A\u263B\u2665\u2666\u2663\u2660\u2022\u25D8\u25CB\u25D9\u2642\u2640\u266A\u266B\u263C\u25BA\u25C4\u2195\u203C\xB6\xA7\u25AC\u21A8\u2191\u2193\u2192\u2190\u221F\u2194\u25B2\u25BC !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u2302\xC7\xFC\xE9\xE2\xE4\xE0\xE5\xE7\xEA\xEB\xE8\xEF\xEE\xEC\xC4\xC5\xC9\xE6\xC6\xF4\xF6\xF2\xFB\xF9\xFF\xD6\xDC\xA2\xA3\xA5\u20A7\u0192\xE1\xED\xF3\xFA\xF1\xD1\xAA\xBA\xBF\u2310\xAC\xBD\xBC\xA1\xAB\xBB\u2591\u2592\u2593\u2502\u2524\u2561\u2562\u2556\u2555\u2563\u2551\u2557\u255D\u255C\u255B\u2510\u2514\u2534\u252C\u251C\u2500\u253C\u255E\u255F\u255A\u2554\u2569\u2566\u2560\u2550\u256C\u2567\u2568\u2564\u2565\u2559\u2558\u2552\u2553\u256B\u256A\u2518\u250C\u2588\u2584\u258C\u2590\u2580\u03B1\xDF\u0393\u03C0\u03A3\u03C3\xB5\u03C4\u03A6\u0398\u03A9\u03B4\u221E\u03C6\u03B5\u2229\u2261\xB1\u2265\u2264\u2320\u2321\xF7\u2248\xB0\u2219\xB7\u221A\u207F\xB2\u25A0\xA0";
    function decodeBuffer(buffer, isUtf8) {
      if (isUtf8) {
        return buffer.toString("utf8");
      } else {
        var result = "";
        for (var i = 0; i < buffer.length; i++) {
          result += cp437[buffer[i]];
        }
        return result;
      }
    }
    function readUInt64LE(buffer, offset) {
      var lower32 = buffer.readUInt32LE(offset);
      var upper32 = buffer.readUInt32LE(offset + 4);
      return upper32 * 4294967296 + lower32;
    }
    var newBuffer;
    if (typeof Buffer.allocUnsafe === "function") {
      newBuffer = function(len) {
        return Buffer.allocUnsafe(len);
      };
    } else {
      newBuffer = function(len) {
        return new Buffer(len);
      };
    }
    function installDestroyFn(stream, fn) {
      if (typeof stream.destroy === "function") {
        stream._destroy = function(err, cb) {
          fn();
          if (cb != null) cb(err);
        };
      } else {
        stream.destroy = fn;
      }
    }
    function defaultCallback(err) {
      if (err) throw err;
    }
  }
});

// src/action.ts
import { resolve as resolve2 } from "node:path";

// src/adapters/artifact.ts
var import_yauzl = __toESM(require_yauzl(), 1);
import { lstat, readFile } from "node:fs/promises";
import { resolve } from "node:path";
var LARGEST_ARTIFACT_BYTES = 5 * 1024 * 1024;
var LARGEST_REPORT_BYTES = 20 * 1024 * 1024;
var MOST_ENTRIES = 100;
var Artifacts = object({
  artifacts: array(
    object({ id: int().positive(), name: string(), size_in_bytes: number(), expired: boolean() })
  )
});
var tooLarge = (what) => new AppError("source", `${what} is larger than any report`, "Upload the file of json-file alone.");
async function downloadArtifact(options2, runId, name) {
  return patiently(options2, async (github) => {
    const { artifacts } = await github.rest(
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts",
      { run_id: runId, name, per_page: 100 },
      Artifacts
    );
    const latest = artifacts.filter((artifact) => artifact.name === name && !artifact.expired).toSorted((a, b) => b.id - a.id)[0];
    if (latest === void 0) return null;
    if (latest.size_in_bytes > LARGEST_ARTIFACT_BYTES) throw tooLarge("the artifact");
    return github.bytes(
      "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}",
      { artifact_id: latest.id, archive_format: "zip" },
      LARGEST_ARTIFACT_BYTES
    );
  });
}
async function readArtifact(cwd, named) {
  const file = resolve(cwd, named);
  try {
    const stats = await lstat(file);
    if (!stats.isFile()) throw new Error("no plain file");
    if (stats.size > LARGEST_REPORT_BYTES) throw tooLarge(JSON.stringify(named));
    return await readFile(file);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError("input", `report-file ${JSON.stringify(named)} is no readable file`, "Name it.", {
      cause
    });
  }
}
async function reportFrom(bytes) {
  const json = isZip(bytes) ? await jsonOf(bytes) : bytes;
  let value;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(json), withoutForgery);
  } catch (cause) {
    throw cause instanceof AppError ? cause : notReport("it is not JSON", cause);
  }
  const parsed = Report.safeParse(value);
  if (parsed.success) return parsed.data;
  throw notReport("it is not of this version, or not written by wattlint", parsed.error);
}
function withoutForgery(key, value) {
  if (key === "currency" && typeof value === "string" && !/^[A-Z]{3}$/.test(value))
    throw notReport("it has a currency that is none", null);
  return value;
}
var notReport = (why, cause) => new AppError("source", `the artifact holds no report: ${why}`, "Use one version in both workflows.", {
  cause
});
var isZip = (bytes) => bytes[0] === 80 && bytes[1] === 75;
async function jsonOf(zip) {
  try {
    const archive = await (0, import_yauzl.fromBufferPromise)(Buffer.from(zip), { lazyEntries: true, validateEntrySizes: true });
    const chunks = [];
    let entries = 0;
    let files = 0;
    for await (const entry of archive.eachEntry()) {
      if (++entries > MOST_ENTRIES) throw notReport(`it has over ${MOST_ENTRIES} files`, null);
      if (!/\.json$/i.test(entry.fileName)) continue;
      if (++files > 1) throw notReport("it has several JSON files", null);
      if (entry.uncompressedSize > LARGEST_REPORT_BYTES) throw tooLarge("the JSON in the artifact");
      for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(chunk);
    }
    if (files === 0) throw notReport("it has no JSON file", null);
    return Buffer.concat(chunks);
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw notReport("it is no zip file that can be read", cause);
  }
}

// src/adapters/github-pull.ts
var Pulls = array(
  object({
    number: int().positive(),
    base: object({ ref: string() }),
    head: object({ sha: string(), repo: object({ full_name: string() }).nullable() })
  })
);
async function pullRequestOf(options2, { headBranch, headCommit, headRepository }, baseRef) {
  if (headBranch === null || headRepository === null) return null;
  const head = `${headRepository.split("/")[0]}:${headBranch}`;
  const pulls = await patiently(
    options2,
    (github) => github.rest("GET /repos/{owner}/{repo}/pulls", { state: "open", head, per_page: 100 }, Pulls)
  );
  const matching = pulls.filter(
    (pull) => pull.head.sha === headCommit && pull.head.repo?.full_name === headRepository
  );
  return (matching.find((pull) => pull.base.ref === baseRef) ?? matching[0])?.number ?? null;
}

// src/report/outputs.ts
function outputsFrom({ totals, verdict, coverage, model, workloads }, newErrors) {
  const { power_w, delta, gpu_count } = totals;
  const skippedFiles = Object.values(coverage.skipped).reduce((sum, one) => sum + one, 0);
  return {
    status: statusOf(verdict, newErrors),
    "total-watts": scalar(power_w.p50),
    "total-watts-low": scalar(power_w.p10),
    "total-watts-high": scalar(power_w.p90),
    "delta-watts": delta === null ? "" : scalar(delta.power_w.p50),
    "delta-percent": delta === null || delta.power_ratio === null ? "" : scalar(delta.power_ratio * PERCENT),
    "gpu-count": scalar(gpu_count),
    workloads: String(workloads.filter(({ change }) => change !== "removed").length),
    skipped: String(skippedFiles + coverage.unreadable + coverage.partial),
    violations: String(verdict.status === "over" ? verdict.breaches.length : 0),
    "model-version": model.version
  };
}
function statusOf(verdict, newErrors) {
  if (verdict.status === "over") return "fail";
  if (newErrors > 0) return "error";
  if (verdict.status === "unjudged") return "none";
  return verdict.warnings.length > 0 ? "warn" : "pass";
}

// src/report/comment-marker.ts
var markerLine = (key, { id, attempt }) => `<!-- wattlint:v1 key=${key} run=${id}.${attempt} -->`;
function runOf(body, key) {
  const match = /^<!-- wattlint:v1 key=([\w.-]+) run=(\d{1,15})\.(\d{1,6}) -->(?:\r?\n|$)/.exec(body);
  if (match === null || match[1] !== key) return null;
  return { id: Number(match[2]), attempt: Number(match[3]) };
}
var isNewer = (a, b) => a.id > b.id || a.id === b.id && a.attempt > b.attempt;

// src/adapters/github.ts
async function putComment(options2, comment) {
  try {
    return await patiently(options2, (github) => put(github, comment, false));
  } catch (error2) {
    if (!(error2 instanceof GithubError)) throw error2;
    if (isTooLarge(error2)) return patiently(options2, (github) => put(github, comment, true));
    if (error2.isRefusal) return { outcome: /locked/i.test(error2.said) ? "locked" : "refused" };
    throw error2;
  }
}
var isTooLarge = ({ status, said }) => status === 413 || status === 422 && /too (?:long|large|big)/i.test(said);
async function put(github, comment, isShort) {
  const { behaviour, headCommit, mayCreate, pullRequest, run: run2 } = comment;
  const own = await ownComments(github, comment);
  if (own.some((one) => isNewer(one.run, run2))) return { outcome: "newer" };
  if (headCommit !== null && await headOf(github, pullRequest) !== headCommit)
    return { outcome: "superseded" };
  const kept = keptOf(own, comment);
  if (kept === null && !mayCreate) return { outcome: "unneeded" };
  const text2 = isShort ? comment.shortBody() : comment.body;
  const body = `${markerLine(comment.key, run2)}
${text2}`;
  const id = kept === null ? await create(github, pullRequest, body) : await update(github, kept.id, body);
  if (kept === null && behaviour !== "new" && await wasOvertaken(github, comment)) {
    await remove(github, id);
    return { outcome: "newer" };
  }
  const leftBehind = await tidy(
    github,
    behaviour,
    own.filter((one) => one.id !== id)
  );
  return { outcome: kept === null ? "created" : "updated", id, isShort, leftBehind };
}
function keptOf(own, { behaviour, mayCreate, run: run2 }) {
  const shown = own.filter(({ isHidden }) => !isHidden);
  if (behaviour === "update" || !mayCreate)
    return shown.reduce(
      (last, one) => last === null || isNewer(one.run, last.run) ? one : last,
      null
    );
  return shown.find((one) => one.run.id === run2.id && one.run.attempt === run2.attempt) ?? null;
}
var Created = object({ id: int().positive() });
var create = async (github, pullRequest, body) => (await github.rest(
  "POST /repos/{owner}/{repo}/issues/{issue_number}/comments",
  { issue_number: pullRequest, body },
  Created
)).id;
var update = async (github, id, body) => (await github.rest(
  "PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}",
  { comment_id: id, body },
  Created
)).id;
var remove = (github, id) => github.rest("DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}", { comment_id: id }, unknown());
var wasOvertaken = async (github, comment) => (await ownComments(github, comment)).some((one) => isNewer(one.run, comment.run));
async function tidy(github, behaviour, earlier) {
  let left = 0;
  for (const { id, node, isHidden } of earlier) {
    try {
      if (behaviour === "delete-and-new") await remove(github, id);
      if (behaviour === "hide-and-new" && !isHidden)
        await github.graphql(HIDE, { id: node }, object({ minimizeComment: object({}) }));
    } catch (error2) {
      if (!(error2 instanceof GithubError) || !error2.isRefusal) throw error2;
      if (behaviour !== "delete-and-new" || error2.status !== 404) left++;
    }
  }
  return left;
}
var HIDE = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) {
    minimizedComment { isMinimized }
  }
}`;
var Head = object({ head: object({ sha: string() }) });
var headOf = async (github, pullRequest) => (await github.rest("GET /repos/{owner}/{repo}/pulls/{pull_number}", { pull_number: pullRequest }, Head)).head.sha;
var COMMENTS = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      comments(first: 100, after: $after) {
        nodes { id url body viewerDidAuthor isMinimized }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
}`;
var CommentPage = object({
  repository: object({
    pullRequest: object({
      comments: object({
        nodes: array(
          object({
            id: string(),
            url: string(),
            body: string(),
            viewerDidAuthor: boolean(),
            isMinimized: boolean()
          })
        ),
        pageInfo: object({ hasNextPage: boolean(), endCursor: string().nullable() })
      })
    })
  })
});
async function ownComments(github, { pullRequest, key }) {
  const own = [];
  for (let after = null; ; ) {
    const page = await github.graphql(
      COMMENTS,
      { owner: github.owner, repo: github.repo, number: pullRequest, after },
      CommentPage
    );
    const { nodes, pageInfo } = page.repository.pullRequest.comments;
    for (const { id: node, url, body, viewerDidAuthor, isMinimized } of nodes) {
      const run2 = viewerDidAuthor ? runOf(body, key) : null;
      const id = Number(/#issuecomment-(\d+)$/.exec(url)?.[1]);
      if (run2 !== null && Number.isSafeInteger(id)) own.push({ id, node, run: run2, isHidden: isMinimized });
    }
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return own;
    after = pageInfo.endCursor;
  }
}

// src/action/runner.ts
function runnerFrom(env) {
  const variable = (name) => env[name] || null;
  const actionRepository = variable("GITHUB_ACTION_REPOSITORY");
  const serverUrl = variable("GITHUB_SERVER_URL") ?? "https://github.com";
  return {
    workspace: variable("GITHUB_WORKSPACE"),
    eventFile: variable("GITHUB_EVENT_PATH"),
    hasSummary: variable("GITHUB_STEP_SUMMARY") !== null,
    repository: variable("GITHUB_REPOSITORY") ?? "",
    run: { id: Number(variable("GITHUB_RUN_ID") ?? 0), attempt: Number(variable("GITHUB_RUN_ATTEMPT") ?? 1) },
    apiUrl: variable("GITHUB_API_URL") ?? "https://api.github.com",
    graphqlUrl: variable("GITHUB_GRAPHQL_URL") ?? "https://api.github.com/graphql",
    docsUrl: actionRepository === null ? null : `${serverUrl}/${actionRepository}#readme`,
    env: (name) => env[name]
  };
}
var githubOptions = ({ repository, apiUrl, graphqlUrl }, token) => token === null ? null : { token, repository, apiUrl, graphqlUrl, userAgent: `wattlint/${version}` };

// src/action/comment.ts
var NOTHING = { id: null, warning: null, note: null };
var IN_SUMMARY = "The report is in the job summary.";
var PERMISSION = "permissions:\n  pull-requests: write";
async function writeComment(inputs, runner, subject) {
  const { pullRequest, run: run2, headCommit, markdown } = subject;
  const behaviour = inputs.comment;
  if (behaviour === "off" || pullRequest === null) return NOTHING;
  const github = githubOptions(runner, inputs["github-token"]);
  if (github === null) return { ...NOTHING, warning: `No comment: there is no token. ${IN_SUMMARY}` };
  try {
    const written = await putComment(github, {
      pullRequest,
      key: inputs["comment-key"],
      run: run2,
      body: markdown(COMMENT_ROOM),
      shortBody: () => markdown(SHORT_COMMENT_ROOM),
      behaviour,
      mayCreate: isWorthTelling(inputs["comment-on"], subject),
      headCommit
    });
    return outcomeFrom(written, subject.readOnly);
  } catch (error2) {
    if (!(error2 instanceof AppError)) throw error2;
    return { ...NOTHING, warning: `No comment: ${sentenceOf(error2)} ${IN_SUMMARY}` };
  }
}
function isWorthTelling(wanted, { report: { base, workloads }, hasFailed }) {
  if (wanted === "always" || hasFailed) return true;
  return wanted === "changes" && workloads.some(({ change }) => base === null || change !== "unchanged");
}
function outcomeFrom(written, readOnly) {
  switch (written.outcome) {
    case "created":
    case "updated":
      return {
        id: written.id,
        note: written.isShort ? "the whole report is too large for a comment: a shorter one was written" : null,
        warning: written.leftBehind === 0 ? null : `${counted(written.leftBehind, "earlier comment")} could not be put away: the token may not do so. Add to the job:
${PERMISSION}`
      };
    case "newer":
      return { ...NOTHING, note: "the comment is of a later run: left as it is" };
    case "unneeded":
      return { ...NOTHING, note: "nothing to tell in a comment: none begun" };
    case "superseded":
      return { ...NOTHING, note: "the pull request has moved on since: no comment of an earlier state" };
    case "locked":
      return { ...NOTHING, warning: `No comment: the conversation is locked. ${IN_SUMMARY}` };
    case "refused":
      return { ...NOTHING, warning: refusal(readOnly) };
  }
}
var SECOND_HALF = "A workflow on workflow_run with mode: comment can write it.";
function refusal(readOnly) {
  switch (readOnly) {
    case "fork":
      return `No comment: the pull request comes from a fork, whose token may only read. ${IN_SUMMARY} ${SECOND_HALF}`;
    case "dependabot":
      return `No comment: the pull request comes from Dependabot, whose token may only read. ${IN_SUMMARY} ${SECOND_HALF}`;
    case null:
      return `No comment: the token may not write one. ${IN_SUMMARY} Add to the job:
${PERMISSION}`;
  }
}

// src/action/comment-mode.ts
var THEIRS = "Computed by the own run of this pull request, which its author can change: the check itself decides nothing by these figures.";
async function commentOnRun(inputs, runner, run2, cwd) {
  if (run2 === null)
    throw new AppError(
      "input",
      "mode: comment is for workflows on workflow_run",
      "Use mode: scan on pull_request."
    );
  const github = githubOptions(runner, inputs["github-token"]);
  if (github === null)
    throw new AppError("input", "mode: comment needs a token", "Leave out github-token, or set it.");
  if (run2.event !== "pull_request") {
    say(`the run was of ${run2.event}, and not of a pull request: nothing to comment on`);
    return EXIT_WITHIN;
  }
  try {
    const report = await reportOf(inputs, run2, github, cwd);
    if (report !== null) await commentReport(report, inputs, runner, run2, github);
  } catch (error2) {
    if (!(error2 instanceof AppError) || error2.failure === "input") throw error2;
    setOutputs({ status: "error" });
    warn(`No comment: ${sentenceOf(error2)}${permissionFor(error2)}`);
  }
  return EXIT_WITHIN;
}
var permissionFor = (error2) => error2 instanceof GithubError && error2.isRefusal ? "\nAdd to the job:\npermissions:\n  actions: read\n  pull-requests: write" : "";
async function reportOf(inputs, run2, github, cwd) {
  const named = inputs["report-file"];
  const name = inputs.artifact;
  const bytes = named === null ? await downloadArtifact(github, run2.id, name) : await readArtifact(cwd, named);
  if (bytes !== null) return reportFrom(bytes);
  warn(
    `No comment: the run has no artifact ${JSON.stringify(name)}. Upload the file of json-file by that name.`
  );
  return null;
}
async function commentReport(report, inputs, runner, run2, github) {
  const isOver = report.verdict.status === "over";
  setOutputs(outputsFrom(report, run2.hasFailed && !isOver ? 1 : 0));
  const pullRequest = await pullRequestOf(github, run2, report.base?.ref ?? null);
  if (pullRequest === null) {
    say("the pull request is closed or has moved on since: no comment of an earlier state");
    return;
  }
  const markdown = (room) => renderMarkdown(report, { room, title: inputs.title, docsUrl: runner.docsUrl, notice: THEIRS });
  const comment = await writeComment(inputs, runner, {
    pullRequest,
    run: { id: run2.id, attempt: run2.attempt },
    headCommit: run2.headCommit,
    readOnly: null,
    report,
    hasFailed: isOver || run2.hasFailed,
    markdown
  });
  setOutputs({ "comment-id": comment.id === null ? "" : String(comment.id) });
  if (comment.note !== null) say(comment.note);
  if (comment.warning !== null) warn(comment.warning);
  if (inputs.summary && runner.hasSummary) await summary.addRaw(markdown(SUMMARY_ROOM)).write();
}

// src/adapters/github-commit.ts
var MOST_FILES = 300;
var MOST_BYTES = 64 * 1024 * 1024;
var AT_ONCE = 8;
var Compared = object({ merge_base_commit: object({ sha: string().regex(/^[0-9a-f]{40,64}$/) }) });
async function githubMergeBase(options2, base, head) {
  const compared2 = await patiently(
    options2,
    (github) => github.rest(
      "GET /repos/{owner}/{repo}/compare/{basehead}",
      { basehead: `${base}...${head}`, per_page: 1 },
      Compared
    )
  );
  return compared2.merge_base_commit.sha;
}
function githubCommit(options2, commit, prefix) {
  let listing = null;
  return {
    list() {
      listing ??= listed(options2, commit, prefix);
      return listing;
    },
    contents: contentsFrom(options2)
  };
}
var Listing = object({
  truncated: boolean(),
  tree: array(
    object({
      path: string(),
      mode: string(),
      type: string(),
      sha: string(),
      size: int().nonnegative().default(0)
    })
  )
});
async function listed(options2, commit, prefix) {
  const { truncated, tree } = await patiently(
    options2,
    (github) => github.rest(
      "GET /repos/{owner}/{repo}/git/trees/{tree_sha}",
      { tree_sha: commit, recursive: "1" },
      Listing
    )
  );
  if (truncated)
    throw new AppError(
      "source",
      "GitHub does not list all files of so large a repository",
      "Check out with fetch-depth: 0."
    );
  return tree.flatMap(
    ({ path, mode, type, sha, size }) => type === "blob" && path.startsWith(prefix) ? [{ path: path.slice(prefix.length), mode, blob: sha, size_bytes: size }] : []
  );
}
var Blob = object({ content: string(), encoding: literal("base64") });
function contentsFrom(options2) {
  let files = 0;
  let bytes = 0;
  const read = async (blob) => {
    if (++files > MOST_FILES || bytes > MOST_BYTES)
      throw new AppError(
        "source",
        `over ${files > MOST_FILES ? `${MOST_FILES} files` : "64 MiB"} differ from the base, which this clone does not hold`,
        "Check out with fetch-depth: 0."
      );
    const { content } = await patiently(
      options2,
      (github) => github.rest("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", { file_sha: blob }, Blob)
    );
    const decoded = Buffer.from(content, "base64");
    bytes += decoded.length;
    return decoded;
  };
  return async function* contents(blobs) {
    for (let index = 0; index < blobs.length; index += AT_ONCE) {
      yield* await Promise.all(blobs.slice(index, index + AT_ONCE).map(read));
    }
  };
}

// src/adapters/base-commit.ts
async function findBaseCommit(cwd, named, { base }, github) {
  const clone = { cwd, github, headCommit: base?.headCommit ?? null };
  if (named !== null) return { ref: named, ...await parted(clone, await knownCommit(cwd, named), named) };
  if (base === null) return null;
  const exact = await exactBase(cwd, base);
  if (exact !== null) {
    const at = await filesAt(clone, exact);
    return { ref: base.ref, isForkPoint: true, ...at, tip: at.files };
  }
  return { ref: base.ref, ...await parted(clone, await present(cwd, base.commit), base.commit) };
}
async function exactBase(cwd, { commit, headCommit, isState }) {
  if (isState) return commit;
  return headCommit === null ? null : mergedInto(cwd, headCommit);
}
async function mergedInto(cwd, headCommit) {
  const text2 = await gitAnswer(cwd, "cat-file", "commit", "HEAD") ?? "";
  const parents = [
    ...text2.split("\n\n", 1).join("").matchAll(/^parent ([0-9a-f]+)$/gm)
  ].map(([, parent = ""]) => parent);
  const [base, head] = parents;
  return parents.length === 2 && head === headCommit ? base ?? null : null;
}
async function parted(clone, tip, name) {
  const { cwd } = clone;
  const here = tip === null ? null : await forkPoint(cwd, tip);
  const there = here ?? await askedMergeBase(clone, name);
  if (tip === null && typeof there !== "string") throw notHad(name, there);
  const { files: tipFiles, commit } = await filesAt(clone, tip ?? name);
  if (typeof there !== "string") return { isForkPoint: false, commit, files: tipFiles, tip: tipFiles };
  return { isForkPoint: true, ...await filesAt(clone, there), tip: tipFiles };
}
var DEEPEN = [50, 250];
async function forkPoint(cwd, tip) {
  const found = await gitAnswer(cwd, "merge-base", "HEAD", tip);
  if (found !== null || await gitAnswer(cwd, "rev-parse", "--is-shallow-repository") !== "true")
    return found;
  const head = await gitAnswer(cwd, "rev-parse", "HEAD");
  for (const depth of DEEPEN) {
    const deepened = await gitAnswer(
      cwd,
      "fetch",
      "--quiet",
      "--no-tags",
      `--deepen=${depth}`,
      "origin",
      tip,
      head ?? ""
    );
    if (deepened === null) return null;
    const parted2 = await gitAnswer(cwd, "merge-base", "HEAD", tip);
    if (parted2 !== null) return parted2;
  }
  return null;
}
async function askedMergeBase({ cwd, github, headCommit }, name) {
  const head = headCommit ?? await gitAnswer(cwd, "rev-parse", "HEAD");
  if (github === null || head === null) return null;
  return githubMergeBase(github, name, head).catch((error2) => {
    if (error2 instanceof AppError) return error2;
    throw error2;
  });
}
async function filesAt({ cwd, github }, commit) {
  if (await present(cwd, commit) !== null) return { commit, files: gitCommit(cwd, commit) };
  if (github === null) throw notHad(commit, null);
  const prefix = await gitAnswer(cwd, "rev-parse", "--show-prefix") ?? "";
  const files = githubCommit(github, commit, prefix);
  await files.list().catch((error2) => {
    throw error2 instanceof AppError ? notHad(commit, error2) : error2;
  });
  return { commit, files };
}
async function knownCommit(cwd, named) {
  for (const ref of [named, `origin/${named}`]) {
    const commit = await commitNamed(cwd, ref);
    if (commit !== null) return commit;
  }
  return fetched(cwd, named);
}
async function present(cwd, commit) {
  const isHere = await gitAnswer(cwd, "cat-file", "-e", `${commit}^{commit}`) !== null;
  return isHere ? commit : fetched(cwd, commit);
}
async function fetched(cwd, ref) {
  if (ref.startsWith("-")) return null;
  const answer = await gitAnswer(cwd, "fetch", "--quiet", "--no-tags", "--depth=1", "origin", ref);
  return answer === null ? null : commitNamed(cwd, "FETCH_HEAD");
}
function notHad(name, refusal2) {
  const asked = refusal2 === null ? "" : `; asked for it, ${sentenceOf(refusal2).replace(/\.$/, "")}`;
  return new AppError(
    "source",
    `the base ${JSON.stringify(name)} is not in this clone and cannot be fetched${asked}`,
    "Check out with fetch-depth: 0."
  );
}

// src/report/annotations.ts
var levels = { error: "error", warning: "warning", note: "notice" };
var MOST_SHOWN = 9;
function annotationsFrom(report, newErrors, most = MOST_SHOWN) {
  const warned = report.base === null ? report.problems.filter(({ severity }) => severity === "warning") : [];
  const found = findingsFrom({ ...report, problems: [...newErrors, ...warned] });
  const shown = found.slice(0, most).map(annotationOf);
  const left = found.length - shown.length;
  if (left === 0) return shown;
  const message = `${counted(left, "more finding")}: the report in the job summary tells of everything.`;
  return [...shown, { level: "notice", message, title: "wattlint", path: null, line: null }];
}
function annotationOf({ level, message, title, path, line }) {
  const inside = path === null ? null : pathInside(path);
  return {
    level: levels[level],
    message: oneLine(message),
    title: `wattlint: ${title}`,
    path: inside === null ? null : oneLine(inside),
    line: inside === null ? null : line
  };
}

// src/action/scan.ts
var LOG = { color: false, width: 140 };
var MOST_ANNOTATIONS = 9;
async function scan(scan2) {
  const { inputs, runner, event, cwd } = scan2;
  const { checked, notice: notice2 } = await compared(scan2);
  const { report, newErrors } = checked;
  const markdown = (room, notice3) => renderMarkdown(report, { room, title: inputs.title, docsUrl: runner.docsUrl, notice: notice3 });
  const written = async (named, text2) => named === null ? "" : writeReport(cwd, named, text2);
  say(render(report, "text", LOG));
  setOutputs(outputsFrom(report, newErrors.length));
  setOutputs({
    "json-path": await written(inputs["json-file"], render(report, "json", LOG)),
    "markdown-path": await written(inputs["markdown-file"], markdown(SUMMARY_ROOM, notice2)),
    "sarif-path": await written(inputs["sarif-file"], render(report, "sarif", LOG))
  });
  const comment = await writeComment(inputs, runner, {
    pullRequest: event.pullRequest,
    run: runner.run,
    headCommit: null,
    readOnly: event.readOnly,
    report,
    hasFailed: exitStatus(checked) !== EXIT_WITHIN,
    markdown: (room) => markdown(room, notice2)
  });
  setOutputs({ "comment-id": comment.id === null ? "" : String(comment.id) });
  if (comment.note !== null) say(comment.note);
  const notices = [notice2, comment.warning].filter((text2) => text2 !== null);
  for (const text2 of notices) warn(text2);
  if (inputs.summary && runner.hasSummary) {
    await summary.addRaw(markdown(SUMMARY_ROOM, notices.length === 0 ? null : notices.join(" "))).write();
  }
  annotate(checked);
  return conclude(inputs, checked);
}
async function compared(scan2) {
  const { inputs, runner, event, cwd } = scan2;
  const github = githubOptions(runner, inputs["github-token"]);
  const found = await findBaseCommit(cwd, inputs["base-ref"], event, github).catch((error2) => {
    if (error2 instanceof AppError && error2.failure === "source") return error2;
    throw error2;
  });
  if (found instanceof AppError) {
    const notice3 = `Not compared, figures are absolute, and rules are those of the checked-out files: ${sentenceOf(found)}`;
    return checkedAgainst(scan2, null, notice3);
  }
  const isTip = found !== null && !found.isForkPoint;
  const notice2 = `Compared with the tip of ${oneLine(found?.ref ?? "")}: this clone is too shallow to tell where the branch began. Check out with fetch-depth: 0.`;
  return checkedAgainst(scan2, found, isTip ? notice2 : null);
}
async function checkedAgainst(scan2, base, baseNotice) {
  const { inputs, runner, cwd, gridRegions } = scan2;
  const { config, sources, notice: notice2 } = await configOf(cwd, inputs, base);
  if (sources.length > 0) say(`configuration from ${sources.map((source) => oneLine(source)).join(", ")}`);
  const predictor = await predictorFor(scan2, base, config.model);
  const paths = pathsInside(cwd, inputs.files.paths);
  const rendered = renderedTrees({ cwd, entries: config.render, paths, env: runner.env, taken: "committed" });
  const checked = await check({
    head: rendered.here(workingTree(cwd, paths)),
    base: base === null ? null : {
      ref: base.ref,
      commit: base.commit,
      tree: rendered.at(commitTree(base.files, paths), base.files)
    },
    predictor,
    config: { ...config, exclude: [...config.exclude, ...inputs.files.exclude] },
    budgets: (inputs.budget.length > 0 ? inputs.budget : config.budget).map(parseBudget),
    today: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10),
    ownersOf: await ownersAt(cwd, base?.tip ?? null),
    factors: await loadImpactFactors(config, gridRegions)
  });
  const notices = [baseNotice, notice2, predictor.notice].filter((text2) => text2 !== null);
  return { checked, notice: notices.join(" ") || null };
}
var predictorFor = ({ inputs, runner, cwd, bundledModel }, base, configured) => findPredictor(inputs.model ?? configured, {
  cwd,
  bundled: bundledModel,
  tip: base?.tip ?? null,
  fallback: inputs["model-fallback"],
  access: modelAccessFrom(runner.env, inputs["github-token"])
});
var configOf = async (cwd, inputs, base) => base === null ? { ...await readConfig(cwd, inputs.config), notice: null } : readConfigAt(cwd, base, inputs.config);
function annotate({ report, newErrors }) {
  const tell = { error, warning, notice };
  for (const { level, message, title, path, line } of annotationsFrom(report, newErrors, MOST_ANNOTATIONS)) {
    const file = path === null ? {} : { file: oneLine(path) };
    tell[level](oneLine(message), {
      title: oneLine(title),
      ...file,
      ...line === null ? {} : { startLine: line }
    });
  }
}
function conclude(inputs, checked) {
  const status = inputs["fail-on"] === "never" ? EXIT_WITHIN : exitStatus(checked);
  if (status === EXIT_OVER) setFailed(verdictSentences(checked.report.verdict).join(" "));
  else if (status !== EXIT_WITHIN) {
    setFailed(`${counted(checked.newErrors.length, "problem")} in the manifests of this change.`);
  }
  return status;
}

// src/action-inputs.ts
var LONGEST_SHOWN = 60;
var text = string().transform((written) => written.trim());
var optional = text.transform((written) => written === "" ? null : written);
var lines = text.transform(
  (written) => written.split("\n").map((line) => line.trim()).filter((line) => line !== "")
);
var choice = (values, fallback) => text.transform((written) => written === "" ? fallback : written).pipe(_enum(values));
var flag = (fallback) => text.transform((written) => written === "" ? fallback : written.toLowerCase()).pipe(_enum(["true", "false"])).transform((written) => written === "true");
var ActionInputs = strictObject({
  files: lines.transform((paths) => ({
    paths: paths.filter((path) => !path.startsWith("!")),
    exclude: paths.filter((path) => path.startsWith("!")).map((path) => path.slice(1))
  })).meta({
    description: "Files, folders or globs to read, one a line; a line that starts with ! leaves files out. Default: the whole repository"
  }),
  "base-ref": optional.meta({
    description: "Branch, tag or commit to compare with. Default: the base of the pull request or merge group"
  }),
  config: optional.meta({
    description: "Configuration file. Default: .github/wattlint.yml, then wattlint.yml, where they exist"
  }),
  budget: lines.meta({
    description: 'Limits such as "120 W", "3 kWh/day", "+10 W" or "+5 %", one a line. Default: those of the configuration'
  }),
  mode: choice(["scan", "comment", "refresh"], "scan").meta({
    description: "scan: read, predict and judge; comment: on workflow_run, comment what the scan of a pull request has uploaded, which needs no checkout; refresh: measure a cluster, train a model, and publish it. Default: scan"
  }),
  refresh: lines.meta({
    description: 'For mode: refresh: options of "wattlint refresh", one a line, such as --prom https://prometheus.example.com. Default: none'
  }),
  "fail-on": choice(["budget", "never"], "budget").meta({
    description: "budget: fail when a budget is broken or this change made manifests unreadable; never: only report. Default: budget"
  }),
  comment: choice(["update", "new", "hide-and-new", "delete-and-new", "off"], "update").meta({
    description: "update: one comment on the pull request, kept up to date; new: another one each time; hide-and-new, delete-and-new: the same, and earlier ones are hidden or deleted; off: none. Default: update"
  }),
  "comment-on": choice(["changes", "failure", "always"], "changes").meta({
    description: "When to begin a comment: when workloads changed, when the check fails, or always; one that is there is brought up to date. Default: changes"
  }),
  "comment-key": text.transform((written) => written === "" ? "default" : written).pipe(string().regex(/^[\w.-]{1,64}$/, "Write up to 64 letters, digits, dots, dashes or underscores.")).meta({ description: "Tells several comments on one pull request apart. Default: default" }),
  title: optional.meta({ description: "Heading of the comment and the job summary. Default: none" }),
  summary: flag("true").meta({
    description: "true: write the report to the job summary; false: do not. Default: true"
  }),
  "json-file": optional.meta({ description: "Write the JSON report to this file. Default: none" }),
  "markdown-file": optional.meta({ description: "Write the Markdown report to this file. Default: none" }),
  "sarif-file": optional.meta({
    description: "Write the findings as SARIF 2.1.0 to this file, to be uploaded by whoever wants them. Default: none"
  }),
  artifact: text.transform((written) => written === "" ? "wattlint" : written).pipe(string().max(255)).meta({
    description: "For mode: comment: name of the artifact with the JSON report that the scan has uploaded. Default: wattlint"
  }),
  "report-file": optional.meta({
    description: "For mode: comment: the JSON report that an earlier step has downloaded. Default: the artifact"
  }),
  model: optional.meta({
    description: 'Model to predict with: a file, "https://\u2026#sha256-\u2026" or "release:owner/repo@tag#sha256-\u2026". Default: that of the configuration, else the one that comes with wattlint'
  }),
  "model-fallback": choice(["fail", "bundled"], "fail").meta({
    description: "When that model cannot be had or used, fail, or predict with the bundled one and say so. Default: fail"
  }),
  "github-token": optional.meta({
    description: "Token that writes the comment and reads a model out of a release; it needs pull-requests: write, and actions: read for mode: comment. Default: the token of the job"
  })
});
function actionInputsFrom(read) {
  const written = Object.fromEntries(Object.keys(ActionInputs.shape).map((name2) => [name2, read(name2)]));
  const parsed = ActionInputs.safeParse(written);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? "");
  const shown = JSON.stringify(oneLine(written[name] ?? "", LONGEST_SHOWN));
  const hint = issue?.code === "invalid_value" ? `Write ${issue.values.join(" or ")}.` : issue?.message ?? "";
  throw new AppError("input", `input ${name}: ${shown} is not a value it takes`, hint);
}

// src/adapters/github-event.ts
import { readFile as readFile2 } from "node:fs/promises";
var Sha = string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
var Repository = object({ full_name: string() }).nullish();
var Payload = object({
  pull_request: object({
    number: int().positive(),
    base: object({ sha: Sha, ref: string(), repo: Repository }),
    head: object({ sha: Sha, repo: Repository }),
    user: object({ login: string() }).nullish()
  }).optional(),
  merge_group: object({ base_sha: Sha, base_ref: string() }).optional(),
  workflow_run: object({
    id: int().positive(),
    run_attempt: int().positive().default(1),
    event: string(),
    conclusion: string().nullable(),
    head_sha: Sha,
    head_branch: string().nullable(),
    head_repository: Repository
  }).optional(),
  // of a push; a pull request that was pushed to has these beside pull_request
  ref: string().optional().catch(void 0),
  before: string().optional().catch(void 0)
});
var NOTHING2 = { pullRequest: null, base: null, readOnly: null, workflowRun: null };
async function readGithubEvent(file) {
  if (file === null) return NOTHING2;
  try {
    return eventFrom(Payload.parse(JSON.parse(await readFile2(file, "utf8"))));
  } catch (cause) {
    throw new AppError(
      "source",
      "the event payload cannot be read",
      "Is GITHUB_EVENT_PATH the file of the runner?",
      { cause }
    );
  }
}
function eventFrom({ pull_request, merge_group, workflow_run, ref, before }) {
  if (pull_request !== void 0) {
    const { number: number2, base, head, user } = pull_request;
    const isFromFork = head.repo?.full_name !== base.repo?.full_name;
    return {
      ...NOTHING2,
      pullRequest: number2,
      base: { ref: base.ref, commit: base.sha, headCommit: head.sha, isState: false },
      readOnly: isFromFork ? "fork" : user?.login === "dependabot[bot]" ? "dependabot" : null
    };
  }
  if (merge_group !== void 0) {
    const { base_ref, base_sha } = merge_group;
    return { ...NOTHING2, base: { ref: base_ref, commit: base_sha, headCommit: null, isState: false } };
  }
  if (workflow_run !== void 0) return { ...NOTHING2, workflowRun: workflowRunFrom(workflow_run) };
  return { ...NOTHING2, base: ref === void 0 || before === void 0 ? null : pushed(ref, before) };
}
var workflowRunFrom = (run2) => ({
  id: run2.id,
  attempt: run2.run_attempt,
  event: run2.event,
  hasFailed: run2.conclusion === "failure",
  headCommit: run2.head_sha,
  headBranch: run2.head_branch,
  headRepository: run2.head_repository?.full_name ?? null
});
var pushed = (ref, before) => /^0*$/.test(before) || !Sha.safeParse(before).success ? null : {
  ref: `${ref.replace(/^refs\/heads\//, "")} before the push`,
  commit: before,
  headCommit: null,
  isState: true
};

// src/action.ts
var BUNDLED_MODEL = new URL("../models/default.json", import.meta.url);
var GRID_REGIONS = new URL("../models/data/grid-regions.json", import.meta.url);
async function run() {
  const runner = runnerFrom(process.env);
  const inputs = actionInputsFrom((name) => getInput(name));
  const cwd = resolve2(runner.workspace ?? process.cwd());
  const event = await readGithubEvent(runner.eventFile);
  const files = { bundledModel: BUNDLED_MODEL, gridRegions: GRID_REGIONS };
  switch (inputs.mode) {
    case "comment":
      return commentOnRun(inputs, runner, event.workflowRun, cwd);
    case "refresh": {
      const { refreshModel } = await import("./chunk-XKGA5SFH.js");
      return refreshModel(inputs, runner, cwd, files);
    }
    case "scan":
      return scan({ inputs, runner, event, cwd, ...files });
  }
}
async function main() {
  try {
    return await run();
  } catch (error2) {
    const status = tellFailure(error2);
    setOutputs({ status: "error" });
    return status;
  }
}
function tellFailure(error2) {
  if (error2 instanceof AppError) {
    setFailed(oneLine(sentenceOf(error2)));
    return exitCodes[error2.failure];
  }
  setFailed(
    "A bug of wattlint, and no verdict on your manifests. Please report it with the lines below."
  );
  say(error2 instanceof Error ? error2.stack ?? error2.message : String(error2));
  return EXIT_BUG;
}
process.exitCode = await main().catch(tellFailure);
