// Checks a tiled log with the Go project's own packages: the signature of the checkpoint, every leaf hash as its tiles
// authenticate it, every entry, one inclusion proof and one consistency proof that another program has made.
//
//	go run check.go FOLDER VKEY INDEX PROOF OLDSIZE OLDROOT CONSISTENCY
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type folder string

func (f folder) Height() int { return 8 }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(filepath.Join(string(f), strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func number(text string) int64 {
	n, err := strconv.ParseInt(text, 10, 64)
	must(err)
	return n
}

func hashes(text string) []tlog.Hash {
	var all []tlog.Hash
	for _, word := range strings.Split(text, ",") {
		if word == "" {
			continue
		}
		hash, err := tlog.ParseHash(word)
		must(err)
		all = append(all, hash)
	}
	return all
}

func main() {
	dir := folder(os.Args[1])
	verifier, err := note.NewVerifier(os.Args[2])
	must(err)
	text, err := os.ReadFile(filepath.Join(string(dir), "checkpoint"))
	must(err)
	signed, err := note.Open(text, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(signed.Text, "\n")
	if lines[0] != verifier.Name() {
		log.Fatalf("origin %q", lines[0])
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	must(err)
	tree := tlog.Tree{N: number(lines[1])}
	copy(tree.Hash[:], root)

	reader := tlog.TileHashReader(tree, dir)
	index := number(os.Args[3])
	for i := int64(0); i < tree.N; {
		width := tree.N - i
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: 8, L: 0, N: i / 256, W: int(width)}
		path := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		bundle, err := os.ReadFile(filepath.Join(string(dir), path))
		must(err)
		for w := int64(0); w < width; w++ {
			length := int(binary.BigEndian.Uint16(bundle))
			entry := bundle[2 : 2+length]
			bundle = bundle[2+length:]
			leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, i+w)})
			must(err)
			if leaf[0] != tlog.RecordHash(entry) {
				log.Fatalf("entry %d is not what its leaf hash is of", i+w)
			}
			if i+w == index {
				must(tlog.CheckRecord(hashes(os.Args[4]), tree.N, tree.Hash, index, leaf[0]))
			}
		}
		if len(bundle) > 0 {
			log.Fatalf("bytes after the last entry of %s", path)
		}
		i += width
	}
	must(tlog.CheckTree(hashes(os.Args[7]), tree.N, tree.Hash, number(os.Args[5]), hashes(os.Args[6])[0]))
	fmt.Printf("verified %d entries\n", tree.N)
}
