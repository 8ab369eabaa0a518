# SPDX-License-Identifier: EUPL-1.2
#
# make            the host, the command line and the data
# make run        Cocarde in a browser, on demonstration pages (installs what is missing)
# make test       everything that must hold, real browsers too (installs what is missing)
# make check      the part of it that needs neither browser nor network: two minutes
# make bench      figures against their bounds
# make accuracy   what the facts are worth, against their targets
# make dist       the extension packed, as it is handed out: build/dist
# make install    register with the browsers of this user     (make uninstall)
# make data       only the data                               (make clean)
# make tidy       static analysis          make fuzz T=frame  fuzz one target

B      ?= build
CC     ?= cc
CFLAGS ?= -O2 -g

LIBS    = libcjson libmaxminddb sqlite3 libpsl libseccomp zlib
WARN    = -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
          -Wold-style-definition -Wpointer-arith -Wcast-qual -Wwrite-strings \
          -Wundef -Wvla -Wformat=2 -Wconversion -Wswitch-enum \
          -Wimplicit-fallthrough -Werror
STD     = -std=c11 -pedantic -D_POSIX_C_SOURCE=200809L -Ihost -MMD -MP \
          -DCOCARDE_VERSION='"$(file < VERSION)"'
HARDEN  = -D_FORTIFY_SOURCE=2 -fstack-protector-strong \
          -fstack-clash-protection -fPIE
SAN     = -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined \
          -fno-sanitize-recover=all
CORES   = $(shell nproc)
# One line for each thing made; V=1 shows the commands.
Q       = $(if $(V),,@echo "  $(if $(filter %.o,$@),CC,MADE) $@" &&)
LDHARD  = -pie -Wl,-z,relro,-z,now -Wl,--as-needed
PKG_C  := $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
PKG_L  := $(shell pkg-config --libs $(LIBS) 2>/dev/null)
RELEASE = $(CC) $(STD) $(WARN) $(CFLAGS) $(HARDEN) $(PKG_C)
CHECKED = $(CC) $(STD) $(WARN) $(SAN) $(PKG_C)

MAINS   = host/cocarde_host.c host/cocarde.c
SOURCES = $(wildcard host/*/*.c)
UNITS   = $(patsubst tests/host/%.c,%,$(wildcard tests/host/test_*.c))
TARGETS = $(filter-out replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))

build: $(B)/cocarde-host $(B)/cocarde data icons banners locales vendor
all: build

# ---- release objects: build/obj; with the sanitizers: build/san ----
$(B)/libcocarde.a: $(SOURCES:%.c=$(B)/obj/%.o)
$(B)/san/libcocarde.a: $(SOURCES:%.c=$(B)/san/%.o)
$(B)/libcocarde.a $(B)/san/libcocarde.a:
	@rm -f $@
	$(Q) $(AR) rcs $@ $^

$(B)/cocarde-host: $(B)/obj/host/cocarde_host.o $(B)/libcocarde.a
$(B)/cocarde: $(B)/obj/host/cocarde.o $(B)/libcocarde.a
$(B)/cocarde-host $(B)/cocarde:
	$(Q) $(CC) $(CFLAGS) $(LDHARD) -o $@ $^ $(PKG_L)

$(B)/san/cocarde-host: $(B)/san/host/cocarde_host.o $(B)/san/libcocarde.a
$(B)/san/cocarde: $(B)/san/host/cocarde.o $(B)/san/libcocarde.a
$(B)/san/cocarde-host $(B)/san/cocarde:
	$(Q) $(CC) $(SAN) -o $@ $^ $(PKG_L)

# A change of compiler or of options rebuilds: each kind of object depends on
# a file that holds the command that made it.
$(B)/obj/%.o: %.c $(B)/obj/command | have-libraries
	@mkdir -p $(@D)
	$(Q) $(RELEASE) -c -o $@ $<
$(B)/san/%.o: %.c $(B)/san/command | have-libraries
	@mkdir -p $(@D)
	$(Q) $(CHECKED) -c -o $@ $<
$(B)/obj/command: override COMMAND = $(RELEASE)
$(B)/san/command: override COMMAND = $(CHECKED)
$(B)/obj/command $(B)/san/command: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(COMMAND))' | cmp -s - $@ || \
	 echo '$(subst ','\'',$(COMMAND))' > $@

have-libraries:
	@pkg-config --exists $(LIBS) || \
	 { echo "A library to build with is missing. Run: make setup" >&2; exit 1; }

# ---- tests in C: one cmocka program for each tests/host/test_*.c ----
$(B)/tests/%: $(B)/san/tests/host/%.o $(B)/san/libcocarde.a
	@mkdir -p $(@D)
	$(Q) $(CC) $(SAN) -o $@ $^ $(PKG_L) -lcmocka
$(B)/replay/%: $(B)/san/tests/fuzz/%.o $(B)/san/tests/fuzz/replay.o \
               $(B)/san/libcocarde.a
	@mkdir -p $(@D)
	$(Q) $(CC) $(SAN) -o $@ $^ $(PKG_L)
# The probe enters the sandbox, which leaves no room for the sanitizers.
$(B)/tests/sandbox_probe: $(B)/obj/tests/host/sandbox_probe.o $(B)/libcocarde.a
	@mkdir -p $(@D)
	$(Q) $(CC) $(CFLAGS) $(LDHARD) -o $@ $^ $(PKG_L)
tests-built: $(UNITS:%=$(B)/tests/%) $(TARGETS:%=$(B)/replay/%) \
             $(B)/tests/sandbox_probe $(B)/san/cocarde-host $(B)/san/cocarde

$(B)/fuzz/%: tests/fuzz/%.c $(SOURCES) $(wildcard host/*/*.h)
	@mkdir -p $(@D)
	clang $(filter-out -MMD -MP,$(STD)) $(PKG_C) -O1 -g \
	 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all \
	 -o $@ $< $(SOURCES) $(PKG_L)
# Finds go to build/fuzz; what is worth keeping goes to tests/fuzz/corpus by hand.
fuzz: $(B)/fuzz/$(T)
	@mkdir -p $(B)/fuzz/$(T).found
	$(B)/fuzz/$(T) -max_total_time=$(or $(SECONDS),60) \
	 -artifact_prefix=$(B)/fuzz/$(T)- $(B)/fuzz/$(T).found tests/fuzz/corpus/$(T)

# ---- measuring: release objects, and the libraries as they are ----
$(B)/bench/rate: $(B)/obj/tests/bench/rate.o $(B)/libcocarde.a
$(B)/bench/host: $(B)/obj/tests/bench/host.o
$(B)/bench/rate $(B)/bench/host:
	@mkdir -p $(@D)
	$(Q) $(CC) $(CFLAGS) $(LDHARD) -o $@ $^ $(PKG_L)

# ---- data ----
# data/build leaves alone what is up to date, so the stamp is touched here.
FACTS = $(wildcard data/*.* data/lib/Cocarde/*) data/build data/VERSION \
        package-lock.json
data: $(B)/data/MANIFEST
$(B)/data/MANIFEST: $(FACTS)
	data/build $(@D)
	@touch $@
world: $(B)/world/MANIFEST
$(B)/world/MANIFEST: $(FACTS) $(wildcard tests/world/* tests/world/csv/*)
	data/build --world $(@D)
	@touch $@

# ---- icons: drawn by the same code as the popup's ----
icons: extension/icons/cocarde-16.png
extension/icons/cocarde-16.png: $(wildcard packaging/icons.* extension/ui/rosette*.js)
	packaging/icons.sh

# ---- how consent tools are known: from the rules of autoconsent ----
banners: extension/consent/banners.js
extension/consent/banners.js: $(wildcard packaging/banners.*) package-lock.json
	packaging/banners.sh

# ---- the texts as modules, for who chose another language than the browser's ----
locales: extension/locales/fr.js
extension/locales/fr.js: packaging/locales.mjs $(wildcard extension/_locales/*/*.json)
	$(Q) node packaging/locales.mjs

# ---- what others made and the extension ships: flags, the layout of flows ----
vendor: extension/vendor/d3-sankey/sankey.js
extension/vendor/d3-sankey/sankey.js: $(wildcard packaging/vendor.*) \
        extension/ui/flag.js data/countries.csv package-lock.json
	packaging/vendor.sh

# ---- what people run ----
setup:
	packaging/setup --dev
run:
	packaging/setup --run
	$(MAKE) -j$(CORES) build world
	node tests/e2e/demo.js
check: build world tests-built
	tests/check.sh
test:
	packaging/setup --test
	$(MAKE) -j$(CORES) build world tests-built
	tests/check.sh --browsers
bench: build $(B)/bench/rate $(B)/bench/host
	node tests/bench/run.js
accuracy: build
	node tests/accuracy/run.js
tidy:
	tests/tidy.sh
dist: build
	packaging/dist.sh $(B)/dist
install: build
	packaging/install-user.sh
uninstall:
	packaging/install-user.sh --remove
clean:
	rm -rf $(B) extension/icons/*.png extension/consent/banners.js \
	 extension/locales/*.js extension/vendor/*

-include $(shell find $(B)/obj $(B)/san -name '*.d' 2>/dev/null)

FORCE:
.PHONY: build all have-libraries tests-built fuzz data world icons banners locales \
        vendor setup run check test bench accuracy tidy dist install uninstall \
        clean FORCE
.SECONDARY:
.DELETE_ON_ERROR:
.DEFAULT_GOAL := build
