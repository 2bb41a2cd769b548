#!/bin/sh
# SPDX-License-Identifier: MPL-2.0
#
# Pictures of the window in its languages and looks: shots.sh WINDOW CONTROL PLAN FOLDER, under a display of its own.
set -eu

window=$1
control=$2
plan=$3
folder=$4

# The picture once two in a row are the same.
take_settled ()
{
  before=
  for _ in 1 2 3 4 5 6 7 8 9 10
  do
    import -window "$1" "$2"
    after=$(cksum <"$2")
    [ "$before" != "$after" ] || return 0
    before=$after
    sleep 0.3
  done
}

# What the program remembers and backs up is nobody's.
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export XDG_STATE_HOME="$home/state" XDG_DATA_HOME="$home/data" GSETTINGS_BACKEND=memory

# shoot NAME WIDTH HEIGHT KEY [VARIABLE=VALUE…] -- [PLAN]: KEY goes to a page
shoot ()
{
  name=$1
  width=$2
  height=$3
  key=$4
  shift 4
  variables=
  while [ "$1" != -- ]
  do
    variables="$variables $1"
    shift
  done
  shift
  # shellcheck disable=SC2086 # a list
  env LC_ALL=C.UTF-8 $variables "$window" "$@" &
  program=$!
  shown=$(xdotool search --sync --onlyvisible --pid "$program" | tail -n 1)
  xdotool windowsize --sync "$shown" "$width" "$height"
  xdotool windowfocus --sync "$shown"
  take_settled "$shown" "$folder/$name.png"
  xdotool key "$key"
  take_settled "$shown" "$folder/$name.png"
  kill "$program"
  wait "$program" 2>/dev/null || true
  printf '%s\n' "$folder/$name.png"
}

shoot start 1200 800 alt+1 LANGUAGE=nb --
number=1
for page in overview pathways doctors units posts action-plans papers history backups
do
  shoot "$page" 1200 800 "alt+$number" LANGUAGE=nb -- "$plan"
  number=$((number + 1))
done
shoot chart-nn 1200 800 alt+2 LANGUAGE=nn -- "$plan"
shoot chart-en 1200 800 alt+2 LANGUAGE=en -- "$plan"
shoot chart-dark 1200 800 alt+2 LANGUAGE=nb ADW_DEBUG_COLOR_SCHEME=prefer-dark -- "$plan"
shoot chart-contrast 1200 800 alt+2 LANGUAGE=nb ADW_DEBUG_HIGH_CONTRAST=1 -- "$plan"
shoot chart-small 600 480 alt+2 LANGUAGE=nb -- "$plan"
shoot chart-large 1900 1000 alt+2 LANGUAGE=nb -- "$plan"

"$control" chart "$plan" -o "$folder/paper.png" --paper A3
"$control" chart "$plan" -o "$folder/paper-grey.png" --paper A3 --grey
